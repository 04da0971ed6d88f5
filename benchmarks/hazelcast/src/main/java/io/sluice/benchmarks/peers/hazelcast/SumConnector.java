package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.sql.impl.connector.SqlConnector;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.sql.impl.schema.MappingField;
import com.hazelcast.sql.impl.schema.Table;
import java.util.List;

/** {@code TYPE Sums}: a sink whose rows go to {@link ResultSums}. Public for Hazelcast, which finds it as a service. */
public final class SumConnector implements SqlConnector {
    static final String TYPE = "Sums";

    @Override
    public String typeName() {
        return TYPE;
    }

    @Override
    public String defaultObjectType() {
        return TYPE;
    }

    @Override
    public List<MappingField> resolveAndValidateFields(
            NodeEngine nodeEngine, SqlExternalResource resource, List<MappingField> userFields) {
        return userFields;
    }

    @Override
    public Table createTable(
            NodeEngine nodeEngine,
            String schema,
            String mapping,
            SqlExternalResource resource,
            List<MappingField> fields) {
        return new MappedTable(this, schema, mapping, TYPE, fields, false);
    }

    @Override
    public VertexWithInputConfig insertProcessor(DagBuildContext context) {
        return new VertexWithInputConfig(context.getDag()
                .newUniqueVertex("sums", ProcessorMetaSupplier.of(ProcessorSupplier.of(ResultSums::sink))));
    }
}
