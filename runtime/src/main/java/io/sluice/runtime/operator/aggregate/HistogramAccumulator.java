package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.state.Scratch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/** HISTOGRAM: a map from each value, in order, to how often it is there. */
final class HistogramAccumulator extends ValuesAccumulator {
    private final AggregateCall call;
    private final SqlType key;

    HistogramAccumulator(AggregateCall call, SqlType key, BufferAllocator allocator, Scratch scratch) {
        super(new OrderedValues(key, allocator, scratch));
        this.call = call;
        this.key = key;
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                int[] entries = values().inOrder(ids[i]);
                builder.appendValue(entries.length == 0 ? null : map(entries, allocator));
            }
            return builder.build();
        }
    }

    private Map<Object, Object> map(int[] entries, BufferAllocator allocator) {
        Map<Object, Object> map = new LinkedHashMap<>();
        try (ColumnBuilder keys = ColumnBuilders.create(key, allocator)) {
            for (int entry : entries) {
                values().append(keys, entry);
            }
            Column column = keys.build();
            for (int i = 0; i < entries.length; i++) {
                map.put(Values.get(column, i), values().count(entries[i]));
            }
            column.release();
        }
        return map;
    }
}
