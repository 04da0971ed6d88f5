package io.sluice.runtime.operator.topn;

import java.util.Arrays;

/** Rows with their ranks, in order: nodes, how many copies of each, and the rank of the first copy. Lists of many partitions one behind the other. */
final class RankList {
    private int[] nodes = new int[16];
    private long[] copies = new long[16];
    private long[] ranks = new long[16];
    private int size;

    void add(int node, long count, long rank) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            copies = Arrays.copyOf(copies, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
        }
        nodes[size] = node;
        copies[size] = count;
        ranks[size++] = rank;
    }

    int size() {
        return size;
    }

    int node(int index) {
        return nodes[index];
    }

    long copies(int index) {
        return copies[index];
    }

    long rank(int index) {
        return ranks[index];
    }

    void clear() {
        size = 0;
        if (nodes.length > 1 << 16) {
            nodes = new int[16];
            copies = new long[16];
            ranks = new long[16];
        }
    }

    long stateBytes() {
        return 20L * nodes.length;
    }
}
