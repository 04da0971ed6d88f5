package io.sluice.runtime.connector;

import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;

/** Makes sinks from a connector and a WITH list and writes rows to them; closing checks that no buffer is left. */
public final class SinkHarness implements AutoCloseable {
    private final RootAllocator allocator = new RootAllocator();
    private final ConnectorFactory factory;
    private final RowType rowType;
    private final List<Integer> key;
    private final boolean appendOnly;

    public SinkHarness(ConnectorFactory factory, RowType rowType, List<Integer> key, boolean appendOnly) {
        this.factory = factory;
        this.rowType = rowType;
        this.key = key;
        this.appendOnly = appendOnly;
    }

    /** A sink that is not open. */
    public Sink create(String... with) {
        CheckedOptions options = WithClause.of(with).checkedBy(factory, OptionScope.SINK);
        return factory.createSink(new SinkContext("out", rowType, key, appendOnly, options));
    }

    /** Writes one row as a batch of its own. */
    public void write(Sink sink, long tick, long weight, Object... values) {
        writeAll(sink, tick, List.of(Arrays.asList(values)), List.of(weight));
    }

    public void writeAll(Sink sink, long tick, List<List<Object>> rows, List<Long> weights) {
        try (BatchBuilder builder = new BatchBuilder(rowType, allocator)) {
            for (int i = 0; i < rows.size(); i++) {
                builder.appendRow(rows.get(i), weights.get(i));
            }
            try (ChangeBatch batch = builder.build()) {
                sink.write(tick, batch);
            }
        }
    }

    @Override
    public void close() {
        allocator.close();
    }
}
