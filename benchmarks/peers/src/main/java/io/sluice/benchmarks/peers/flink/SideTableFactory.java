package io.sluice.benchmarks.peers.flink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.functions.LookupFunction;

/** {@code 'connector' = 'side-table'}: the table beside the stream of q13, looked up in memory by its key. */
public final class SideTableFactory implements DynamicTableSourceFactory {
    static final String NAME = "side-table";
    private static final int ROWS = 10;

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
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new SideTable();
    }

    /** Found by the first column only. */
    private static final class SideTable implements LookupTableSource {
        @Override
        public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
            return LookupFunctionProvider.of(new Lookup());
        }

        @Override
        public DynamicTableSource copy() {
            return new SideTable();
        }

        @Override
        public String asSummaryString() {
            return NAME;
        }
    }

    /** Gives rows that are made once. Public for Flink's generated code. */
    public static final class Lookup extends LookupFunction {
        private static final long serialVersionUID = 1;
        private static final Map<Long, List<RowData>> SIDE = LongStream.range(0, ROWS)
                .boxed()
                .collect(Collectors.toMap(
                        key -> key, key -> List.of(GenericRowData.of(key, StringData.fromString("item " + key)))));

        @Override
        public Collection<RowData> lookup(RowData key) {
            return SIDE.getOrDefault(key.getLong(0), List.of());
        }
    }
}
