package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.sql.impl.connector.SqlConnector;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.sql.impl.schema.MappingField;
import com.hazelcast.sql.impl.schema.Table;
import java.util.List;

/** A connector of one type, whose tables have the columns that their mappings name. */
abstract class MappedConnector implements SqlConnector {
    private final String type;
    private final boolean isStream;

    /** @param type as in {@code CREATE MAPPING … TYPE type} */
    MappedConnector(String type, boolean isStream) {
        this.type = type;
        this.isStream = isStream;
    }

    @Override
    public final String typeName() {
        return type;
    }

    @Override
    public final String defaultObjectType() {
        return type;
    }

    @Override
    public final List<MappingField> resolveAndValidateFields(
            NodeEngine nodeEngine, SqlExternalResource resource, List<MappingField> userFields) {
        return userFields;
    }

    @Override
    public final Table createTable(
            NodeEngine nodeEngine,
            String schema,
            String mapping,
            SqlExternalResource resource,
            List<MappingField> fields) {
        return new MappedTable(this, schema, mapping, type, fields, isStream);
    }
}
