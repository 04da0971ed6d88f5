package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.state.BytesMultiset;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.LongMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.ValueBytes;
import org.apache.arrow.memory.BufferAllocator;

/** All values of each group in order, with how often they are there: longs where values fit into 64 bits, else bytes. */
final class OrderedValues implements AutoCloseable {
    private static final SqlType DOUBLE = SqlType.of(TypeKind.DOUBLE);

    /** Bits of a double that are dropped to keep 8 significant ones. */
    private static final int SHORT_SHIFT = 45;

    private enum Rounding {
        NONE,
        DOUBLE,
        SHORT
    }

    private final SqlType type;
    private final Rounding rounding;
    private final Scratch scratch;
    private final LongMultiset longs;
    private final BytesMultiset bytes;
    private final ValueBytes input;

    /** Values of any one type. */
    OrderedValues(SqlType type, BufferAllocator allocator, Scratch scratch) {
        this(type, Rounding.NONE, allocator, scratch);
    }

    /** Numbers of any type, rounded to doubles. */
    static OrderedValues ofDoubles(BufferAllocator allocator, Scratch scratch) {
        return new OrderedValues(DOUBLE, Rounding.DOUBLE, allocator, scratch);
    }

    /** Numbers of any type, rounded to 8 significant bits: by 1/256 of themselves at most. */
    static OrderedValues ofRoundedDoubles(BufferAllocator allocator, Scratch scratch) {
        return new OrderedValues(DOUBLE, Rounding.SHORT, allocator, scratch);
    }

    private OrderedValues(SqlType type, Rounding rounding, BufferAllocator allocator, Scratch scratch) {
        boolean inline = LongCodec.fits(type);
        this.type = type;
        this.rounding = rounding;
        this.scratch = scratch;
        this.longs = inline ? new LongMultiset(true) : null;
        this.bytes = inline ? null : new BytesMultiset(allocator, true);
        this.input = inline ? null : new ValueBytes(type, scratch);
    }

    void ensureGroups(int bound) {
        if (longs != null) {
            longs.ensureGroups(bound);
        } else {
            bytes.ensureGroups(bound);
        }
    }

    void add(Column column, int from, int to, int[] ids, long[] weights) {
        if (longs != null) {
            long[] loaded = scratch.values(to - from);
            if (rounding != Rounding.NONE) {
                for (int row = from; row < to; row++) {
                    loaded[row - from] =
                            ids[row] == 0 ? 0 : LongCodec.encode(rounded(DoubleArguments.get(column, row)));
                }
            } else {
                LongCodec.load(column, from, to, loaded);
            }
            for (int row = from; row < to; row++) {
                long weight = weights == null ? 1 : weights[row];
                if (ids[row] != 0 && weight != 0) {
                    longs.add(ids[row], loaded[row - from], weight);
                }
            }
            return;
        }
        input.load(column, from, to);
        for (int row = from; row < to; row++) {
            long weight = weights == null ? 1 : weights[row];
            if (ids[row] != 0 && weight != 0) {
                bytes.add(ids[row], input.address(row), input.length(row), weight);
            }
        }
    }

    private double rounded(double value) {
        if (rounding == Rounding.DOUBLE || !Double.isFinite(value)) {
            return value;
        }
        long bits = Double.doubleToRawLongBits(value);
        double nearest = Double.longBitsToDouble(bits + (1L << SHORT_SHIFT - 1) & -1L << SHORT_SHIFT);
        return Double.isFinite(nearest) ? nearest : Double.longBitsToDouble(bits & -1L << SHORT_SHIFT);
    }

    void addAll(int target, OrderedValues other, int source) {
        if (longs != null) {
            longs.addAll(target, other.longs, source);
        } else {
            bytes.addAll(target, other.bytes, source);
        }
    }

    /** Number of values, each as often as it is there. */
    long total(int id) {
        return longs != null ? longs.total(id) : bytes.total(id);
    }

    /** The entry at a rank from 0 on; none of the group's counts is negative. */
    int select(int id, long rank) {
        return longs != null ? longs.select(id, rank) : bytes.select(id, rank);
    }

    /** Entries, smallest value first. */
    int[] inOrder(int id) {
        return longs != null ? longs.inOrder(id) : bytes.inOrder(id);
    }

    /** How often the entry's value is there. */
    long count(int entry) {
        long count = longs != null ? longs.count(entry) : bytes.count(entry);
        if (count < 0) {
            throw AggregateErrors.negativeCount();
        }
        return count;
    }

    void append(ColumnBuilder builder, int entry) {
        if (longs != null) {
            LongCodec.append(builder, type.kind(), longs.value(entry));
        } else {
            input.append(builder, bytes.address(entry), bytes.length(entry));
        }
    }

    /** The number of an entry of {@link #ofDoubles}. */
    double number(int entry) {
        return LongCodec.decode(longs.value(entry));
    }

    void clear(int id) {
        if (longs != null) {
            longs.clear(id);
        } else {
            bytes.clear(id);
        }
    }

    void snapshot(StateWriter writer, String prefix) {
        if (longs != null) {
            longs.snapshot(writer, prefix);
        } else {
            bytes.snapshot(writer, prefix);
        }
    }

    void restore(StateReader reader, String prefix) {
        if (longs != null) {
            longs.restore(reader, prefix);
        } else {
            bytes.restore(reader, prefix);
        }
    }

    long stateBytes() {
        return longs != null ? longs.stateBytes() : bytes.stateBytes();
    }

    @Override
    public void close() {
        if (bytes != null) {
            bytes.close();
        }
    }
}
