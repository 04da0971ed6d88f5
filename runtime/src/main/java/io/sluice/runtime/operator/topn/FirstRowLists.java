package io.sluice.runtime.operator.topn;

import java.util.Arrays;

/**
 * For each group the references of its first rows in order, each beside the number that its first sort key begins with. Lists lie in shared arrays, in blocks
 * that double up to the most a group may have. Groups are never freed.
 */
final class FirstRowLists {
    private final int most;
    private int[] starts = new int[16];
    private int[] sizes = new int[16];
    private long[] prefixes = new long[16];
    private int[] references = new int[16];
    /** The first unused place. */
    private int used;
    /** By the exponent of the block size: the first free block, plus 1; a free block's first reference says the next one, plus 1. */
    private final int[] free = new int[32];

    /** @param most rows of a group, at least 1 */
    FirstRowLists(int most) {
        this.most = most;
    }

    void ensureGroups(int bound) {
        if (bound > starts.length) {
            starts = Arrays.copyOf(starts, Math.max(bound, 2 * starts.length));
            sizes = Arrays.copyOf(sizes, starts.length);
        }
    }

    int size(int group) {
        return sizes[group];
    }

    boolean isFull(int group) {
        return sizes[group] == most;
    }

    int reference(int group, int position) {
        return references[starts[group] + position];
    }

    void replace(int group, int position, int reference) {
        references[starts[group] + position] = reference;
    }

    long prefix(int group, int position) {
        return prefixes[starts[group] + position];
    }

    /** Puts a row before the one at a position of its group. Returns the reference of the row that had to go, 0 for none. */
    int insert(int group, int position, long prefix, int reference) {
        int size = sizes[group];
        int dropped = 0;
        if (size == most) {
            dropped = references[starts[group] + size - 1];
            size--;
        } else {
            reserve(group, size);
            sizes[group] = size + 1;
        }
        int at = starts[group] + position;
        System.arraycopy(prefixes, at, prefixes, at + 1, size - position);
        System.arraycopy(references, at, references, at + 1, size - position);
        prefixes[at] = prefix;
        references[at] = reference;
        return dropped;
    }

    /** Makes room for one more than {@code size} rows: a block is full when that is 0 or a power of two. */
    private void reserve(int group, int size) {
        if ((size & size - 1) != 0) {
            return;
        }
        int exponent = size == 0 ? 0 : Integer.numberOfTrailingZeros(size) + 1;
        int block = take(exponent);
        if (size > 0) {
            int old = starts[group];
            System.arraycopy(prefixes, old, prefixes, block, size);
            System.arraycopy(references, old, references, block, size);
            references[old] = free[exponent - 1];
            free[exponent - 1] = old + 1;
        }
        starts[group] = block;
    }

    private int take(int exponent) {
        if (free[exponent] != 0) {
            int block = free[exponent] - 1;
            free[exponent] = references[block];
            return block;
        }
        int block = used;
        used = Math.addExact(used, Math.min(most, 1 << exponent));
        if (used > references.length) {
            int length = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(used, 2L * references.length));
            references = Arrays.copyOf(references, length);
            prefixes = Arrays.copyOf(prefixes, length);
        }
        return block;
    }

    long stateBytes() {
        return 8L * starts.length + 12L * references.length;
    }
}
