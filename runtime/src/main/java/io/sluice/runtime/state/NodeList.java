package io.sluice.runtime.state;

import java.util.Arrays;

/** Nodes of {@link OrderedRows} with a number of copies each. */
public final class NodeList {
    private int[] nodes = new int[16];
    private long[] copies = new long[16];
    private int size;

    public void add(int node, long count) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            copies = Arrays.copyOf(copies, 2 * size);
        }
        nodes[size] = node;
        copies[size++] = count;
    }

    public int size() {
        return size;
    }

    public int node(int index) {
        return nodes[index];
    }

    public long copies(int index) {
        return copies[index];
    }

    public void clear() {
        size = 0;
    }

    public long stateBytes() {
        return 12L * nodes.length;
    }
}
