package io.sluice.runtime.state;

import io.sluice.runtime.batch.Column;
import java.util.Arrays;

/** Hashes rows by some columns: equal keys, as {@link GroupTable} sees them, have equal hashes, in every process. */
public final class KeyHash {
    private static final long NULL = 0x2545F4914F6CDD1DL;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final Scratch scratch;

    public KeyHash(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Writes the hash of each of the first {@code count} rows. */
    public void hash(Column[] keys, int count, long[] hashes) {
        Arrays.fill(hashes, 0, count, STEP);
        for (Column key : keys) {
            if (LongCodec.fits(key.type())) {
                addLongs(key, count, hashes);
            } else {
                addBytes(key, count, hashes);
            }
        }
    }

    private void addLongs(Column key, int count, long[] hashes) {
        long[] values = scratch.values(count);
        LongCodec.load(key, 0, count, values);
        for (int row = 0; row < count; row++) {
            hashes[row] = mix(hashes[row], key.isNull(row) ? NULL : values[row]);
        }
    }

    private void addBytes(Column key, int count, long[] hashes) {
        ValueBytes values = new ValueBytes(key.type(), scratch);
        values.load(key, 0, count);
        for (int row = 0; row < count; row++) {
            long hash = key.isNull(row) ? NULL : Bytes.hash(values.address(row), values.length(row));
            hashes[row] = mix(hashes[row], hash);
        }
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value ^ value >>> 32) * STEP;
        return mixed ^ mixed >>> 29;
    }
}
