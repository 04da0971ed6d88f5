package io.sluice.runtime.system;

import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.SystemTable;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.table.LiveTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code sys.relations}. */
final class RelationsTable implements SystemTable {
    private final EngineCore core;

    RelationsTable(EngineCore core) {
        this.core = core;
    }

    @Override
    public String name() {
        return "sys.relations";
    }

    @Override
    public String description() {
        return "Everything a query can read.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Columns.text("schema", "sys for the engine's own tables, else main."),
                Columns.text("name", "Name as it was first written."),
                Columns.text("kind", "STREAM, TABLE, MATERIALIZED VIEW or VIEW."),
                Columns.number("row_count", "Rows held now; NULL where none are held."),
                Columns.number("bytes", "Memory of the rows held; NULL where none are held."),
                Columns.text("statement", "The statement that made it; empty for system tables."));
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (CatalogEntry entry : core.catalog().snapshot().entries()) {
            if (entry.readAs().isPresent()) {
                Optional<LiveTable> table = feed(entry).flatMap(RelationFeed::table);
                boolean system = entry instanceof SystemEntry;
                rows.add(Arrays.asList(
                        system ? "sys" : "main",
                        system ? entry.name().substring("sys.".length()) : entry.name(),
                        entry.kind().sql(),
                        table.map(LiveTable::rowCount).orElse(null),
                        table.map(LiveTable::bytes).orElse(null),
                        entry.sql()));
            }
        }
        return rows;
    }

    static Optional<RelationFeed> feed(CatalogEntry entry) {
        if (entry instanceof StreamEntry stream) {
            return Optional.of(stream.feed());
        }
        if (entry instanceof TableEntry table) {
            return Optional.of(table.feed());
        }
        return entry instanceof ViewEntry view ? Optional.of(view.feed()) : Optional.empty();
    }
}
