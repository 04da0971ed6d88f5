package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;
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
                long[] values = scratch.values(count);
                LongCodec.load(key, 0, count, values);
                addLongs(values, key, null, count, hashes);
            } else {
                addBytes(key, count, hashes);
            }
        }
    }

    /** Writes the hash of each row of a batch by some of its columns, which need not be there themselves. */
    public void hash(ChangeBatch batch, int[] keys, long[] hashes) {
        int count = batch.rowCount();
        Arrays.fill(hashes, 0, count, STEP);
        for (int key : keys) {
            Column source = batch.source(key);
            if (LongCodec.fits(source.type())) {
                long[] values = scratch.values(count);
                LongCodec.load(batch, key, values);
                addLongs(values, source, batch.sourceRows(key), count, hashes);
            } else {
                addBytes(batch.column(key), count, hashes);
            }
        }
    }

    /** @param rows where the column has each value; null where they are the same */
    private static void addLongs(long[] values, Column key, int[] rows, int count, long[] hashes) {
        if (!key.hasNulls()) {
            for (int row = 0; row < count; row++) {
                hashes[row] = mix(hashes[row], values[row]);
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            boolean isNull = key.isNull(rows == null ? row : rows[row]);
            hashes[row] = mix(hashes[row], isNull ? NULL : values[row]);
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
