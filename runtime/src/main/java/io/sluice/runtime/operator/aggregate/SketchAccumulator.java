package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.sketch.Sketch;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** HLL_SKETCH, CM_SKETCH, BLOOM_FILTER, MINHASH and SKETCH_MERGE over rows that are only added: the sketches themselves. */
final class SketchAccumulator implements Accumulator {
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);

    private final AggregateCall call;
    private final BufferAllocator allocator;
    private final SketchGrowth growth;
    private byte[][] sketches = new byte[8][];

    /** @param kind null for merging sketches of any kind */
    SketchAccumulator(AggregateCall call, Sketch kind, BufferAllocator allocator) {
        this.call = call;
        this.allocator = allocator;
        this.growth = new SketchGrowth(call, kind);
    }

    @Override
    public void ensureGroups(int bound) {
        if (bound > sketches.length) {
            sketches = Arrays.copyOf(sketches, Math.max(bound, 2 * sketches.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        for (int row = from; row < to; row++) {
            int id = ids[row];
            long weight = weights == null ? 1 : weights[row];
            if (id != 0 && weight != 0) {
                sketches[id] = growth.with(sketches[id], arguments[0], row, weight);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        byte[] from = ((SketchAccumulator) other).sketches[source];
        if (from != null) {
            sketches[target] = growth.merged(sketches[target], from, 1);
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator target) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), target)) {
            for (int i = 0; i < count; i++) {
                append(builder, sketches[ids[i]]);
            }
            return builder.build();
        }
    }

    private static void append(ColumnBuilder builder, byte[] sketch) {
        if (sketch == null) {
            builder.appendNull();
        } else {
            builder.appendBytes(sketch, 0, sketch.length);
        }
    }

    @Override
    public void clear(int id) {
        sketches[id] = null;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        try (ColumnBuilder builder = ColumnBuilders.create(BYTES, allocator)) {
            for (int id = 0; id < bound; id++) {
                append(builder, sketches[id]);
            }
            try (ChangeBatch batch = new ChangeBatch(new Column[] {builder.build()}, null, bound)) {
                writer.writeBatch(prefix + "sketches", batch);
            }
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        try (ChangeBatch batch = reader.readBatch(prefix + "sketches")) {
            ensureGroups(batch.rowCount());
            for (int id = 0; id < batch.rowCount(); id++) {
                sketches[id] = (byte[]) Values.get(batch.column(0), id);
            }
        }
    }

    @Override
    public long stateBytes() {
        long bytes = 8L * sketches.length;
        for (byte[] sketch : sketches) {
            bytes += sketch == null ? 0 : sketch.length;
        }
        return bytes;
    }

    @Override
    public void close() {}
}
