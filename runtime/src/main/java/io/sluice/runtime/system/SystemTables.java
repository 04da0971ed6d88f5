package io.sluice.runtime.system;

import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.SystemTable;
import io.sluice.runtime.core.EngineCore;
import java.util.List;

/** All system tables. */
public final class SystemTables {
    private SystemTables() {}

    /** Puts them into the engine's catalog. */
    public static void register(EngineCore core) {
        all(core).forEach(table -> core.catalog().put(new SystemEntry(table)));
    }

    /** One of each. */
    public static List<SystemTable> all(EngineCore core) {
        return List.of(
                new RelationsTable(core),
                new ColumnsTable(core),
                new StreamsTable(core),
                new QueriesTable(core),
                new SinksTable(core),
                new TicksTable(core),
                new RejectedRowsTable(
                        "sys.late", "Rows left out because all their windows had closed.", core.lateRows()),
                new RejectedRowsTable(
                        "sys.bad_rows", "Rows left out because they could not be read or computed.", core.badRows()),
                new SettingsTable(core),
                new MetricsTable(core),
                new FunctionsTable(core),
                new ConnectorsTable(core),
                new OptionsTable(core),
                new ErrorsTable());
    }
}
