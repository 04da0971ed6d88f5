package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.state.KeyHash;
import io.sluice.runtime.state.Scratch;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Splits batches by the hash of their keys; rows keep their order within a part. */
public final class KeyPartitioner implements AutoCloseable {
    private static final long MIXER = 0xD6E8FEB86659FD93L;

    private final int[] keys;
    private final int parts;
    private final BufferAllocator allocator;
    private final Scratch scratch;
    private final KeyHash hash;
    private long[] hashes = new long[0];
    private int[] partOf = new int[0];
    private final int[] counts;

    public KeyPartitioner(int[] keys, int parts, BufferAllocator allocator) {
        this.keys = keys.clone();
        this.parts = parts;
        this.allocator = allocator;
        this.scratch = new Scratch(allocator);
        this.hash = new KeyHash(scratch);
        this.counts = new int[parts];
    }

    /**
     * The parts, owned by the caller; null where no row belongs. Their columns are copied when somebody asks for them. The batch stays the
     * caller's.
     */
    public ChangeBatch[] split(ChangeBatch batch) {
        int count = batch.rowCount();
        if (hashes.length < count) {
            hashes = new long[count];
            partOf = new int[count];
        }
        hash.hash(batch, keys, hashes);
        Arrays.fill(counts, 0);
        for (int row = 0; row < count; row++) {
            partOf[row] = part(hashes[row]);
            counts[partOf[row]]++;
        }
        ChangeBatch[] split = new ChangeBatch[parts];
        for (int part = 0; part < parts; part++) {
            if (counts[part] == count && count > 0) {
                split[part] = batch.share();
            } else if (counts[part] > 0) {
                split[part] = ChangeBatch.picked(batch, rowsOf(part, count), allocator);
            }
        }
        return split;
    }

    private int[] rowsOf(int part, int count) {
        int[] rows = new int[counts[part]];
        int found = 0;
        for (int row = 0; row < count && found < rows.length; row++) {
            // Written even if it does not belong, and then written over: there is no telling beforehand, so a branch
            // would often be taken wrongly.
            rows[found] = row;
            found += partOf[row] == part ? 1 : 0;
        }
        return rows;
    }

    /** Tables find the place of a key by the high bits of a like hash; of one mixed again the lane tells nothing about these. */
    private int part(long hash) {
        long mixed = (hash ^ hash >>> 32) * MIXER;
        return (int) ((mixed >>> 32) * parts >>> 32);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
