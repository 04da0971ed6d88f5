package io.sluice.runtime.connector.nexmark;

import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.DiscoveredEventTime;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.planner.type.RowType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code connector = 'nexmark'}. */
public final class NexmarkConnector implements ConnectorFactory {
    static final String TABLE = "table";
    static final String EVENTS = "events";
    static final String SEED = "seed";
    static final String RATE = "rate";
    static final String EVENT_RATE = "event_rate";
    static final String START = "start";

    private static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec(
                    TABLE,
                    OptionSpec.Kind.ENUM,
                    null,
                    true,
                    List.of("person", "auction", "bid"),
                    "Which events these are: of 50, one is a person, 3 are auctions and 46 are bids."),
            OptionSpec.optional(
                    EVENTS,
                    INTEGER,
                    null,
                    "The stream ends after so many events, all three tables counted; endless when not given."),
            OptionSpec.optional(SEED, INTEGER, "0", "The same seed gives the same events, table by table."),
            OptionSpec.optional(
                    RATE,
                    INTEGER,
                    "0",
                    "Events a second by the clock, all three tables counted; 0 makes them as fast as they are taken. A column p_time, if declared, tells when a row is due."),
            OptionSpec.optional(EVENT_RATE, INTEGER, "10000", "Events a second of event time."),
            OptionSpec.optional(START, STRING, "2026-01-01 00:00:00", "Event time of the first event."));

    @Override
    public String name() {
        return "nexmark";
    }

    @Override
    public String description() {
        return "Makes up the persons, auctions and bids of the Nexmark benchmark.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SOURCE, Capability.SCHEMA_DISCOVERY, Capability.REPLAYABLE);
    }

    @Override
    public boolean holdsRows(ConnectorOptions options) {
        return options.integer(EVENTS).isPresent();
    }

    @Override
    public RowType discover(ConnectorOptions options) {
        return table(options).rowType();
    }

    /** Events are made in the order of their time. */
    @Override
    public Optional<DiscoveredEventTime> discoverEventTime(ConnectorOptions options) {
        return Optional.of(new DiscoveredEventTime("date_time", Duration.ZERO));
    }

    @Override
    public Source createSource(SourceContext context) {
        return new NexmarkSource(context, table(context.options()));
    }

    private static NexmarkTable table(ConnectorOptions options) {
        return NexmarkTable.valueOf(options.require(TABLE).toUpperCase(Locale.ROOT));
    }
}
