package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.BytesMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.SortedRowEncoder;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Aggregates over the rows of a group in their order: ARRAY_AGG and LISTAGG of all of them, and where rows may be taken back FIRST_VALUE,
 * LAST_VALUE, ARG_MIN and ARG_MAX, the value at one end. The state is every distinct row with its count.
 */
final class RowsAccumulator implements Accumulator {
    private final AggregateCall call;
    private final SqlType element;
    private final SortedRowEncoder encoder;
    private final BytesMultiset rows;
    private final byte[] separator;
    private byte[] text = new byte[64];

    /** @param order by the arguments behind the first, one each */
    RowsAccumulator(
            AggregateCall call, SqlType element, List<SortKey> order, BufferAllocator allocator, Scratch scratch) {
        this.call = call;
        this.element = element;
        this.encoder = new SortedRowEncoder(order, element, scratch);
        this.rows = new BytesMultiset(allocator);
        this.separator = call.function() == AggregateFunction.LISTAGG ? CallConstants.text(call, 0, ",") : null;
    }

    @Override
    public void ensureGroups(int bound) {
        rows.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        encoder.load(Arrays.copyOfRange(arguments, 1, arguments.length), arguments[0]);
        for (int row = from; row < to; row++) {
            long weight = weights == null ? 1 : weights[row];
            if (ids[row] != 0 && weight != 0) {
                int length = encoder.encode(row);
                rows.add(ids[row], encoder.address(), length, weight);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        rows.addAll(target, ((RowsAccumulator) other).rows, source);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                switch (call.function()) {
                    case ARRAY_AGG, COLLECT -> builder.appendValue(array(ids[i], allocator));
                    case LISTAGG -> appendText(ids[i], builder);
                    case LAST_VALUE -> appendEnd(rows.last(ids[i]), builder);
                    default -> appendEnd(rows.first(ids[i]), builder);
                }
            }
            return builder.build();
        }
    }

    private void appendEnd(int entry, ColumnBuilder builder) {
        if (entry == 0) {
            builder.appendNull();
        } else {
            count(entry);
            encoder.append(builder, rows.address(entry), rows.length(entry));
        }
    }

    private long count(int entry) {
        if (rows.count(entry) < 0) {
            throw AggregateErrors.negativeCount();
        }
        return rows.count(entry);
    }

    /** Null when there are no rows. */
    private List<Object> array(int id, BufferAllocator allocator) {
        int[] entries = rows.inOrder(id);
        if (entries.length == 0) {
            return null;
        }
        List<Object> array = new ArrayList<>(entries.length);
        try (ColumnBuilder elements = ColumnBuilders.create(element, allocator)) {
            for (int entry : entries) {
                encoder.append(elements, rows.address(entry), rows.length(entry));
            }
            Column column = elements.build();
            for (int i = 0; i < entries.length; i++) {
                Object value = Values.get(column, i);
                for (long left = count(entries[i]); left > 0; left--) {
                    array.add(value);
                }
            }
            column.release();
        }
        return array;
    }

    private void appendText(int id, ColumnBuilder builder) {
        int[] entries = rows.inOrder(id);
        if (entries.length == 0) {
            builder.appendNull();
            return;
        }
        int end = 0;
        boolean first = true;
        for (int entry : entries) {
            long row = rows.address(entry);
            int length = SortedRowEncoder.valueLength(row, rows.length(entry));
            for (long left = count(entry); left > 0; left--) {
                int start = first ? 0 : end + separator.length;
                first = false;
                int needed = Math.addExact(start, length);
                if (needed > text.length) {
                    text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed));
                }
                System.arraycopy(separator, 0, text, end, start - end);
                Memory.copy(SortedRowEncoder.valueAddress(row, rows.length(entry)), text, start, length);
                end = needed;
            }
        }
        builder.appendBytes(text, 0, end);
    }

    @Override
    public void clear(int id) {
        rows.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        rows.snapshot(writer, prefix);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        rows.restore(reader, prefix);
    }

    @Override
    public long stateBytes() {
        return rows.stateBytes() + text.length;
    }

    @Override
    public void close() {
        rows.close();
    }
}
