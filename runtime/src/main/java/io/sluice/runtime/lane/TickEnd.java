package io.sluice.runtime.lane;

/** Something that has to be told when a tick ends, after all that it reads. */
@FunctionalInterface
public interface TickEnd {
    void endTick(long number, long nowMicros);
}
