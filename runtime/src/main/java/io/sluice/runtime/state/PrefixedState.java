package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;

/** The state of one of several equal operators within that of all: every name gets a prefix. */
public final class PrefixedState {
    private PrefixedState() {}

    /** Puts a prefix in front of each name it writes. */
    public record Writer(StateWriter target, String prefix) implements StateWriter {
        @Override
        public void writeLong(String name, long value) {
            target.writeLong(prefix + name, value);
        }

        @Override
        public void writeLongs(String name, long[] values, int count) {
            target.writeLongs(prefix + name, values, count);
        }

        @Override
        public void writeDoubles(String name, double[] values, int count) {
            target.writeDoubles(prefix + name, values, count);
        }

        @Override
        public void writeBytes(String name, byte[] values, int count) {
            target.writeBytes(prefix + name, values, count);
        }

        @Override
        public void writeBatch(String name, ChangeBatch batch) {
            target.writeBatch(prefix + name, batch);
        }
    }

    /** Puts a prefix in front of each name it reads. */
    public record Reader(StateReader source, String prefix) implements StateReader {
        @Override
        public long readLong(String name) {
            return source.readLong(prefix + name);
        }

        @Override
        public long[] readLongs(String name) {
            return source.readLongs(prefix + name);
        }

        @Override
        public double[] readDoubles(String name) {
            return source.readDoubles(prefix + name);
        }

        @Override
        public byte[] readBytes(String name) {
            return source.readBytes(prefix + name);
        }

        @Override
        public ChangeBatch readBatch(String name) {
            return source.readBatch(prefix + name);
        }
    }
}
