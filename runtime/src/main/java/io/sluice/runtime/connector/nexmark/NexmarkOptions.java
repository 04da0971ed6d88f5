package io.sluice.runtime.connector.nexmark;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.SourceContext;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.TextValue;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.Locale;

/** Reads the options of a stream, and checks its columns against those of the table. */
final class NexmarkOptions {
    private NexmarkOptions() {}

    /** What fills the declared columns: some of the table's and perhaps {@link DueTime}, in any order. */
    static ColumnFill[] columns(SourceContext context, NexmarkTable table) {
        TableColumns columns = table.columns(model(context.options()));
        return context.rowType().fields().stream()
                .map(field -> column(context.options(), table, columns, field))
                .toArray(ColumnFill[]::new);
    }

    private static ColumnFill column(ConnectorOptions options, NexmarkTable table, TableColumns columns, Field field) {
        boolean isDueTime = field.name().equalsIgnoreCase(DueTime.NAME);
        SqlType known = isDueTime ? SqlType.timestamp(3) : known(options, table, field);
        boolean fits = field.type().kind().isTimestamp()
                ? known.kind().isTimestamp()
                : field.type().sameValues(known);
        if (!fits) {
            throw options.invalid(
                    NexmarkConnector.TABLE,
                    "column \"" + field.name() + "\" of these events is " + known.withArticle() + ", not "
                            + field.type().withArticle(),
                    "declare it so, or leave all columns out");
        }
        return isDueTime
                ? new DueTime(table, number(options, NexmarkConnector.RATE, 0), EventModel.unitsPerMilli(field.type()))
                : columns.fill(field.name().toLowerCase(Locale.ROOT), field.type());
    }

    /** An option that is given or has a default. */
    static long number(ConnectorOptions options, String name, long least) {
        long value = options.integer(name).orElseThrow();
        if (value < least) {
            throw options.invalid(name, name + " must be at least " + least, "leave it out for the default");
        }
        return value;
    }

    private static EventModel model(ConnectorOptions options) {
        String start = options.require(NexmarkConnector.START);
        Object millis = TextValue.parse(SqlType.timestamp(3), start)
                .orElseThrow(() -> options.invalid(
                        NexmarkConnector.START, "'" + start + "' is not a TIMESTAMP(3)", "2026-01-31 12:00:00 is one"));
        return new EventModel(
                options.integer(NexmarkConnector.SEED).orElseThrow(),
                (Long) millis,
                number(options, NexmarkConnector.EVENT_RATE, 1));
    }

    private static SqlType known(ConnectorOptions options, NexmarkTable table, Field field) {
        int index = table.rowType().indexOf(field.name());
        if (index < 0) {
            throw options.invalid(
                    NexmarkConnector.TABLE,
                    "these events have no column \"" + field.name() + "\"",
                    NameSuggester.hint(field.name(), table.rowType().names()));
        }
        return table.rowType().type(index);
    }
}
