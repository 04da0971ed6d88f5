package io.sluice.runtime.catalog;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.Source;
import io.sluice.runtime.connector.CheckedOptions;
import java.util.function.Supplier;

/**
 * What a stream reads from.
 *
 * @param sources makes a new, unopened source: for the shared reading, and again for queries that need the past
 */
public record StreamConnector(ConnectorFactory factory, CheckedOptions options, Supplier<Source> sources) {
    /** Whether the source can be read again from its start. */
    public boolean isReplayable() {
        return factory.capabilities().contains(Capability.REPLAYABLE);
    }

    /** Whether a SELECT without EMIT can read what the source holds now. */
    public boolean holdsRows() {
        return factory.holdsRows(options);
    }
}
