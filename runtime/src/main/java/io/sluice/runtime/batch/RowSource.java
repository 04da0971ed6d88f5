package io.sluice.runtime.batch;

/**
 * Who gave rows their {@linkplain RowNumbers numbers}: one copy of an operator, or one table of groups in it. Compared by identity. Thread-safe.
 */
public final class RowSource {
    private volatile boolean ended;

    /** It gives no more rows and takes none back: what was kept for its numbers may go. */
    public void end() {
        ended = true;
    }

    public boolean isEnded() {
        return ended;
    }
}
