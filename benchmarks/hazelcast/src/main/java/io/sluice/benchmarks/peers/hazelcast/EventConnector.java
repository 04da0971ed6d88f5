package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.sql.impl.connector.HazelcastRexNode;
import com.hazelcast.sql.impl.expression.Expression;
import com.hazelcast.sql.impl.expression.ExpressionEvalContext;
import com.hazelcast.sql.impl.row.JetSqlRow;
import java.util.List;
import java.util.Map;

/** {@code TYPE Events}: a stream over {@link PreparedRows} of the mapping's name. Public for Hazelcast, which finds it as a service. */
public final class EventConnector extends MappedConnector {
    static final String TYPE = "Events";

    public EventConnector() {
        super(TYPE, true);
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
