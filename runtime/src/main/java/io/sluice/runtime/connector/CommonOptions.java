package io.sluice.runtime.connector;

import static io.sluice.connector.OptionSpec.Kind.DURATION;
import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.OptionSpec;
import java.util.List;

/** The options that the engine itself handles, whatever the connector. */
public final class CommonOptions {
    public static final String CONNECTOR = "connector";
    public static final String RETENTION = "retention";
    public static final String ON_ERROR = "on_error";
    public static final String IDLE_TIMEOUT = "idle_timeout";
    public static final String MAX_ROWS_PER_TICK = "max_rows_per_tick";
    public static final String FILL = "fill";
    public static final String STATE_TTL = "state_ttl";
    public static final String ON_CONFLICT = "on_conflict";

    private static final OptionSpec CONNECTOR_SPEC =
            OptionSpec.optional(CONNECTOR, STRING, null, "Name of the connector, such as file or socket.");
    private static final OptionSpec RETENTION_SPEC = OptionSpec.optional(
            RETENTION,
            DURATION,
            null,
            "How long rows are kept for plain SELECTs and late views; not kept when not given.");
    private static final OptionSpec IDLE_SPEC = OptionSpec.optional(
            IDLE_TIMEOUT, DURATION, null, "A source silent for so long no longer holds event time back.");
    private static final OptionSpec ROW_ERROR_SPEC = OptionSpec.choice(
            ON_ERROR,
            List.of("skip", "fail"),
            "skip",
            "What a row that cannot be read does: it is counted and kept in sys.bad_rows, or fails the query.");
    private static final OptionSpec VIEW_ERROR_SPEC = OptionSpec.choice(
            ON_ERROR,
            List.of("skip", "fail"),
            "skip",
            "What a row whose expression fails does: it is counted and kept in sys.bad_rows, or fails the view.");
    private static final OptionSpec MAX_ROWS_SPEC = OptionSpec.optional(
            MAX_ROWS_PER_TICK,
            INTEGER,
            null,
            "At most so many rows are taken from the source in one tick; the next tick then waits for its interval.");
    private static final OptionSpec FILL_SPEC = OptionSpec.choice(
            FILL,
            List.of("wait", "background"),
            "wait",
            "Whether CREATE returns when what the bounded inputs hold has been read, or at once.");

    private static final OptionSpec STATE_TTL_SPEC = OptionSpec.optional(
            STATE_TTL,
            DURATION,
            null,
            "Where state would only grow, rows of streams leave the query so long after they came, as if deleted.");

    private static final OptionSpec CONFLICT_SPEC = OptionSpec.choice(
            ON_CONFLICT,
            List.of("error", "replace"),
            "error",
            "What an inserted row does whose primary key is there: it is refused, or takes the place of the row that has the key.");

    private CommonOptions() {}

    /** The options of one kind of statement. */
    public static List<OptionSpec> of(OptionScope scope) {
        return switch (scope) {
            case SOURCE -> List.of(CONNECTOR_SPEC, RETENTION_SPEC, ROW_ERROR_SPEC, IDLE_SPEC, MAX_ROWS_SPEC);
            case MEMORY_STREAM -> List.of(CONNECTOR_SPEC, RETENTION_SPEC, IDLE_SPEC);
            case MEMORY_TABLE -> List.of(CONNECTOR_SPEC, CONFLICT_SPEC);
            case VIEW -> List.of(FILL_SPEC, VIEW_ERROR_SPEC, STATE_TTL_SPEC);
            case SINK -> List.of(CONNECTOR_SPEC, VIEW_ERROR_SPEC);
        };
    }
}
