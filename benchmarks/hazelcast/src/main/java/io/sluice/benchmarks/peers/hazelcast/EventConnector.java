package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.sql.impl.connector.HazelcastRexNode;
import com.hazelcast.jet.sql.impl.connector.SqlConnector;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.sql.impl.expression.Expression;
import com.hazelcast.sql.impl.expression.ExpressionEvalContext;
import com.hazelcast.sql.impl.row.JetSqlRow;
import com.hazelcast.sql.impl.schema.MappingField;
import com.hazelcast.sql.impl.schema.Table;
import java.util.List;
import java.util.Map;

/** {@code TYPE Events}: a stream over {@link PreparedRows} of the mapping's name. Public for Hazelcast, which finds it as a service. */
public final class EventConnector implements SqlConnector {
    static final String TYPE = "Events";

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
        return new MappedTable(this, schema, mapping, TYPE, fields, true);
    }

    @Override
    public Vertex fullScanReader(
            DagBuildContext context,
            HazelcastRexNode predicate,
            List<HazelcastRexNode> projection,
            List<Map<String, Expression<?>>> partitionPruningCandidates,
            FunctionEx<ExpressionEvalContext, EventTimePolicy<JetSqlRow>> eventTime) {
        String table = context.getTable().getSqlName();
        EventSource.Supplier source = new EventSource.Supplier(
                table, context.convertFilter(predicate), context.convertProjection(projection), eventTime);
        return context.getDag().newUniqueVertex("events of " + table, ProcessorMetaSupplier.of(source));
    }

    @Override
    public boolean supportsExpression(HazelcastRexNode expression) {
        return true;
    }
}
