package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.sql.impl.JetJoinInfo;
import com.hazelcast.jet.sql.impl.connector.HazelcastRexNode;
import java.util.List;

/**
 * {@code TYPE Side}: the table beside the stream of q13, looked up in memory. Hazelcast's own map would be asked through its partitions, row by row.
 * Public for Hazelcast, which finds it as a service.
 */
public final class SideConnector extends MappedConnector {
    static final String TYPE = "Side";

    public SideConnector() {
        super(TYPE, false);
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
