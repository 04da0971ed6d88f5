package io.sluice.runtime.connector.blackhole;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import java.util.List;
import java.util.Set;

/** {@code connector = 'blackhole'}. */
public final class BlackholeConnector implements ConnectorFactory {
    @Override
    public String name() {
        return "blackhole";
    }

    @Override
    public String description() {
        return "Counts rows and drops them.";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SINK, Capability.RETRACTIONS, Capability.IDEMPOTENT_TICKS);
    }

    @Override
    public Sink createSink(SinkContext context) {
        return new BlackholeSink();
    }
}
