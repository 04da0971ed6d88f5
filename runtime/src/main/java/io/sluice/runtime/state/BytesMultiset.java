package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Byte strings with counts, in the order of unsigned bytes, for each of many groups. */
public final class BytesMultiset implements AutoCloseable {
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);

    private final BufferAllocator allocator;
    private final Tree tree;

    public BytesMultiset(BufferAllocator allocator) {
        this(allocator, false);
    }

    /** @param ranked whether {@link #select} and {@link #total} will be asked for */
    public BytesMultiset(BufferAllocator allocator, boolean ranked) {
        this.allocator = allocator;
        this.tree = new Tree(allocator, ranked);
    }

    public void ensureGroups(int bound) {
        tree.ensureGroups(bound);
    }

    /** Returns how often the group has the bytes now. */
    public long add(int group, long address, int length, long weight) {
        tree.address = address;
        tree.length = length;
        return tree.addCurrent(group, weight);
    }

    /** An entry for {@link #address}, {@link #length} and {@link #count}; 0 when the group is empty. Valid until the next change. */
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
    public void addAll(int target, BytesMultiset other, int source) {
        for (int entry : other.inOrder(source)) {
            add(target, other.address(entry), other.length(entry), other.count(entry));
        }
    }

    public long address(int entry) {
        return tree.values.address(entry);
    }

    public int length(int entry) {
        return tree.values.length(entry);
    }

    public long count(int entry) {
        return tree.count(entry);
    }

    public void clear(int group) {
        tree.clear(group);
    }

    public long stateBytes() {
        return tree.treeBytes() + tree.values.stateBytes();
    }

    public void snapshot(StateWriter writer, String prefix) {
        int[] nodes = tree.live();
        long[] column = new long[nodes.length];
        Arrays.setAll(column, i -> tree.group(nodes[i]));
        writer.writeLongs(prefix + "groups", column, column.length);
        Arrays.setAll(column, i -> tree.count(nodes[i]));
        writer.writeLongs(prefix + "counts", column, column.length);
        try (ColumnBuilder builder = ColumnBuilders.create(BYTES, allocator)) {
            for (int node : nodes) {
                builder.appendBytes(address(node), length(node));
            }
            try (ChangeBatch values = new ChangeBatch(new Column[] {builder.build()}, null, nodes.length)) {
                writer.writeBatch(prefix + "values", values);
            }
        }
    }

    public void restore(StateReader reader, String prefix) {
        long[] groups = reader.readLongs(prefix + "groups");
        long[] counts = reader.readLongs(prefix + "counts");
        try (ChangeBatch batch = reader.readBatch(prefix + "values")) {
            Column values = batch.column(0);
            for (int i = 0; i < groups.length; i++) {
                int start = Memory.getInt(values.offsets() + 4L * i);
                int end = Memory.getInt(values.offsets() + 4L * i + 4);
                ensureGroups((int) groups[i] + 1);
                add((int) groups[i], values.data() + start, end - start, counts[i]);
            }
        }
    }

    @Override
    public void close() {
        tree.values.close();
    }

    private static final class Tree extends OrderedMultiset {
        private final BytesStore values;
        private long address;
        private int length;

        Tree(BufferAllocator allocator, boolean ranked) {
            super(ranked);
            this.values = new BytesStore(allocator);
        }

        @Override
        int compare(int node) {
            return Bytes.compare(address, length, values.address(node), values.length(node));
        }

        @Override
        void store(int node) {
            values.put(node, address, length);
        }

        @Override
        void forget(int node) {
            values.remove(node);
        }
    }
}
