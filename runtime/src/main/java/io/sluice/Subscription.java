package io.sluice;

/** A registered listener; closing it, from any thread and as often as you like, ends the calls. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
