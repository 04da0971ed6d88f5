package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.sql.impl.connector.SqlConnector;
import com.hazelcast.jet.sql.impl.schema.JetTable;
import com.hazelcast.sql.impl.optimizer.PlanObjectKey;
import com.hazelcast.sql.impl.schema.ConstantTableStatistics;
import com.hazelcast.sql.impl.schema.MappingField;
import com.hazelcast.sql.impl.schema.TableField;
import java.util.List;

/** A table of one of the connectors here, with the columns of its mapping. */
final class MappedTable extends JetTable {
    MappedTable(
            SqlConnector connector,
            String schema,
            String name,
            String type,
            List<MappingField> fields,
            boolean isStream) {
        super(
                connector,
                fields.stream()
                        .map(field -> new TableField(field.name(), field.type(), false))
                        .toList(),
                schema,
                name,
                new ConstantTableStatistics(Long.MAX_VALUE),
                type,
                isStream);
    }

    @Override
    public PlanObjectKey getObjectKey() {
        return PlanObjectKey.NON_CACHEABLE_OBJECT_KEY;
    }
}
