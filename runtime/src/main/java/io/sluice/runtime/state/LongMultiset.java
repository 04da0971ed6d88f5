package io.sluice.runtime.state;

import java.util.Arrays;

/** Longs with counts, in order, for each of many groups. */
public final class LongMultiset {
    private final Tree tree;

    public LongMultiset() {
        this(false);
    }

    /** @param ranked whether {@link #select} and {@link #total} will be asked for */
    public LongMultiset(boolean ranked) {
        this.tree = new Tree(ranked);
    }

    public void ensureGroups(int bound) {
        tree.ensureGroups(bound);
    }

    /** Returns how often the group has the value now. */
    public long add(int group, long value, long weight) {
        tree.current = value;
        return tree.addCurrent(group, weight);
    }

    /** An entry for {@link #value} and {@link #count}; 0 when the group is empty. Valid until the next change. */
    public int first(int group) {
        return tree.first(group);
    }

    public int last(int group) {
        return tree.last(group);
    }

    /** All entries of a group, smallest value first. */
    public int[] inOrder(int group) {
        return tree.inOrder(group);
    }

    /** How many values the group has, each as often as it is there. */
    public long total(int group) {
        return tree.total(group);
    }

    /** The entry at a rank from 0 to {@code total − 1}. */
    public int select(int group, long rank) {
        return tree.select(group, rank);
    }

    /** Adds what another multiset holds for {@code source} to {@code target}. */
    public void addAll(int target, LongMultiset other, int source) {
        for (int entry : other.inOrder(source)) {
            add(target, other.value(entry), other.count(entry));
        }
    }

    public long value(int entry) {
        return tree.values[entry];
    }

    public long count(int entry) {
        return tree.count(entry);
    }

    public void clear(int group) {
        tree.clear(group);
    }

    public long stateBytes() {
        return tree.treeBytes() + 8L * tree.values.length;
    }

    public void snapshot(StateWriter writer, String prefix) {
        int[] nodes = tree.live();
        long[] column = new long[nodes.length];
        Arrays.setAll(column, i -> tree.group(nodes[i]));
        writer.writeLongs(prefix + "groups", column, column.length);
        Arrays.setAll(column, i -> tree.values[nodes[i]]);
        writer.writeLongs(prefix + "values", column, column.length);
        Arrays.setAll(column, i -> tree.count(nodes[i]));
        writer.writeLongs(prefix + "counts", column, column.length);
    }

    public void restore(StateReader reader, String prefix) {
        long[] groups = reader.readLongs(prefix + "groups");
        long[] values = reader.readLongs(prefix + "values");
        long[] counts = reader.readLongs(prefix + "counts");
        for (int i = 0; i < groups.length; i++) {
            ensureGroups((int) groups[i] + 1);
            add((int) groups[i], values[i], counts[i]);
        }
    }

    private static final class Tree extends OrderedMultiset {
        private long[] values = new long[8];
        private long current;

        Tree(boolean ranked) {
            super(ranked);
        }

        @Override
        int compare(int node) {
            return Long.compare(current, values[node]);
        }

        @Override
        void store(int node) {
            if (node >= values.length) {
                values = Arrays.copyOf(values, Math.max(node + 1, 2 * values.length));
            }
            values[node] = current;
        }

        @Override
        void forget(int node) {}
    }
}
