package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.HyperLogLog;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.SortedRowEncoder;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** APPROX_COUNT_DISTINCT over rows that are only added. */
final class ApproxDistinctAccumulator implements Accumulator {
    private final SqlType type;
    private final SortedRowEncoder encoder;
    private final HyperLogLog sketches = new HyperLogLog();

    ApproxDistinctAccumulator(SqlType type, SqlType argument, Scratch scratch) {
        this.type = type;
        this.encoder = new SortedRowEncoder(List.of(), argument, scratch);
    }

    @Override
    public void ensureGroups(int bound) {
        sketches.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        encoder.load(new Column[0], arguments[0]);
        for (int row = from; row < to; row++) {
            if (ids[row] != 0) {
                int length = encoder.encode(row);
                sketches.add(ids[row], ValueHash.of(encoder.address(), length));
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        sketches.addAll(target, ((ApproxDistinctAccumulator) other).sketches, source);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, sketches.estimate(ids[i]));
            }
            return column.build();
        }
    }

    @Override
    public void clear(int id) {
        sketches.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        sketches.snapshot(writer, prefix, bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        sketches.restore(reader, prefix);
    }

    @Override
    public long stateBytes() {
        return sketches.stateBytes();
    }

    @Override
    public void close() {}
}
