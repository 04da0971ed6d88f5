package io.sluice.benchmarks.peers.flink;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.factories.DynamicTableSinkFactory;

/** {@code 'connector' = 'sum-of-rows'}: what the query gives goes into {@link ResultSums}. */
public final class SumTableFactory implements DynamicTableSinkFactory {
    static final String NAME = "sum-of-rows";

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new SumTableSink(context.getPhysicalRowDataType().getLogicalType());
    }
}
