package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;

/** {@code TYPE Sums}: a sink whose rows go to {@link ResultSums}. Public for Hazelcast, which finds it as a service. */
public final class SumConnector extends MappedConnector {
    static final String TYPE = "Sums";

    public SumConnector() {
        super(TYPE, false);
    }

    @Override
    public VertexWithInputConfig insertProcessor(DagBuildContext context) {
        return new VertexWithInputConfig(context.getDag()
                .newUniqueVertex("sums", ProcessorMetaSupplier.of(ProcessorSupplier.of(ResultSums::sink))));
    }
}
