package io.sluice.runtime.table;

/**
 * A live table as of one tick. Immutable and shared: whoever holds a reference may read, from any thread; columns are freed when no version
 * and no reader holds them any more.
 */
public final class TableVersion {
    private TableVersion() {}

    public TableSpec spec() {
        throw new UnsupportedOperationException();
    }

    /** The tick that last changed the table. */
    public long tick() {
        throw new UnsupportedOperationException();
    }

    public long rowCount() {
        throw new UnsupportedOperationException();
    }

    /** One more reference, unless the last was already released: then false, and the version must not be used. */
    public boolean tryRetain() {
        throw new UnsupportedOperationException();
    }

    /** Gives one reference back. */
    public void release() {
        throw new UnsupportedOperationException();
    }
}
