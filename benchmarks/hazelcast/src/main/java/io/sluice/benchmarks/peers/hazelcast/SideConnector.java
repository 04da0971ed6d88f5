package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.sql.impl.JetJoinInfo;
import com.hazelcast.jet.sql.impl.connector.HazelcastRexNode;
import com.hazelcast.jet.sql.impl.connector.SqlConnector;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.sql.impl.schema.MappingField;
import com.hazelcast.sql.impl.schema.Table;
import java.util.List;

/**
 * {@code TYPE Side}: the table beside the stream of q13, looked up in memory. Hazelcast's own map would be asked through its partitions, row by row.
 * Public for Hazelcast, which finds it as a service.
 */
public final class SideConnector implements SqlConnector {
    static final String TYPE = "Side";

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
    public boolean isNestedLoopReaderSupported() {
        return true;
    }

    @Override
    public VertexWithInputConfig nestedLoopReader(
            DagBuildContext context, HazelcastRexNode predicate, List<HazelcastRexNode> projection, JetJoinInfo join) {
        if (!join.isInner()) {
            throw new UnsupportedOperationException("inner joins only");
        }
        SideLookup.Supplier lookup =
                new SideLookup.Supplier(context.convertFilter(predicate), context.convertProjection(projection), join);
        return new VertexWithInputConfig(
                context.getDag().newUniqueVertex("side table", ProcessorMetaSupplier.of(lookup)));
    }

    @Override
    public boolean supportsExpression(HazelcastRexNode expression) {
        return true;
    }
}
