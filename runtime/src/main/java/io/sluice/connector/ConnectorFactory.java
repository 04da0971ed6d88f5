package io.sluice.connector;

import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of connector, such as {@code file}. Stateless and thread-safe; registered in {@code META-INF/services}.
 */
public interface ConnectorFactory {
    /** The value of {@code connector = '…'}, lower case. */
    String name();

    /** One sentence for {@code SHOW CONNECTORS}. */
    String description();

    /** Everything WITH may hold beside {@code connector}. */
    List<OptionSpec> options();

    Set<Capability> capabilities();

    /**
     * Whether a SELECT without EMIT can read what the source holds now. A source that makes rows for ever holds none at any moment, even if it
     * could make the same ones again.
     */
    default boolean holdsRows(ConnectorOptions options) {
        return capabilities().contains(Capability.REPLAYABLE);
    }

    /** Finds out the columns; called only with {@link Capability#SCHEMA_DISCOVERY}. */
    default RowType discover(ConnectorOptions options) {
        throw new UnsupportedOperationException(name());
    }

    /** The event time of the columns found out, used when neither columns nor a watermark are declared; empty if there is none. */
    default Optional<DiscoveredEventTime> discoverEventTime(ConnectorOptions options) {
        return Optional.empty();
    }

    /** Called only with {@link Capability#SOURCE}. Checks options; opens nothing yet. */
    default Source createSource(SourceContext context) {
        throw new UnsupportedOperationException(name());
    }

    /** Called only with {@link Capability#SINK}. Checks options; opens nothing yet. */
    default Sink createSink(SinkContext context) {
        throw new UnsupportedOperationException(name());
    }
}
