package io.sluice.runtime.system;

import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code sys.relations}. */
final class RelationsTable extends DocumentedTable {
    private final EngineCore core;

    RelationsTable(EngineCore core) {
        super(
                "sys.relations",
                "Everything a query can read.",
                Columns.text("schema", "sys for the engine's own tables, else main."),
                Columns.text("name", "Name as it was first written."),
                Columns.text("kind", "STREAM, TABLE, MATERIALIZED VIEW or VIEW."),
                Columns.number("row_count", "Rows held as of the last tick; NULL where none are held."),
                Columns.number("bytes", "Memory of the rows held; NULL where none are held."),
                Columns.text("statement", "The statement that made it; empty for system tables."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        Publication content = core.ticker().retainCurrent();
        try {
            for (CatalogEntry entry : core.catalog().snapshot().entries()) {
                if (entry.readAs().isPresent()) {
                    rows.add(row(entry, content));
                }
            }
        } finally {
            content.release();
        }
        return rows;
    }

    private static List<Object> row(CatalogEntry entry, Publication content) {
        Optional<RelationFeed> feed = feed(entry);
        boolean system = entry instanceof SystemEntry;
        return Arrays.asList(
                system ? "sys" : "main",
                system ? entry.name().substring("sys.".length()) : entry.name(),
                entry.kind().sql(),
                feed.flatMap(content::table).map(TableVersion::rowCount).orElse(null),
                feed.flatMap(RelationFeed::table).map(LiveTable::bytes).orElse(null),
                entry.sql());
    }

    private static Optional<RelationFeed> feed(CatalogEntry entry) {
        if (entry instanceof StreamEntry stream) {
            return Optional.of(stream.feed());
        }
        if (entry instanceof TableEntry table) {
            return Optional.of(table.feed());
        }
        return entry instanceof ViewEntry view ? Optional.of(view.feed()) : Optional.empty();
    }
}
