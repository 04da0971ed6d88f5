package io.sluice.benchmarks.peers.flink;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** {@code 'connector' = 'prepared-events'}. */
public final class EventTableFactory implements DynamicTableSourceFactory {
    static final String NAME = "prepared-events";

    private static final ConfigOption<String> DIRECTORY =
            ConfigOptions.key("directory").stringType().noDefaultValue();
    private static final ConfigOption<String> TABLE =
            ConfigOptions.key("table").stringType().noDefaultValue();

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(DIRECTORY, TABLE);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        return new EventTableSource(
                helper.getOptions().get(DIRECTORY),
                helper.getOptions().get(TABLE),
                context.getCatalogTable().getResolvedSchema().getColumns().stream()
                        .filter(Column::isPhysical)
                        .map(Column::getName)
                        .toList());
    }
}
