package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.sketch.Sketch;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.state.Scratch;
import org.apache.arrow.memory.BufferAllocator;

/** Sketches where rows may be taken back, which no sketch can do: keeps the values, and makes the sketch anew when it is asked for. */
final class RecountedSketchAccumulator extends ValuesAccumulator {
    private final AggregateCall call;
    private final SketchGrowth growth;
    private final SqlType argument;

    /** @param kind null for merging sketches of any kind */
    RecountedSketchAccumulator(
            AggregateCall call, Sketch kind, SqlType argument, BufferAllocator allocator, Scratch scratch) {
        super(new OrderedValues(argument, allocator, scratch));
        this.call = call;
        this.growth = new SketchGrowth(call, kind);
        this.argument = argument;
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                byte[] sketch = sketch(values().inOrder(ids[i]), allocator);
                if (sketch == null) {
                    builder.appendNull();
                } else {
                    builder.appendBytes(sketch, 0, sketch.length);
                }
            }
            return builder.build();
        }
    }

    private byte[] sketch(int[] entries, BufferAllocator allocator) {
        byte[] sketch = null;
        try (ColumnBuilder values = ColumnBuilders.create(argument, allocator)) {
            for (int entry : entries) {
                values().append(values, entry);
            }
            Column column = values.build();
            try {
                for (int i = 0; i < entries.length; i++) {
                    sketch = growth.with(sketch, column, i, values().count(entries[i]));
                }
            } finally {
                column.release();
            }
        }
        return sketch;
    }
}
