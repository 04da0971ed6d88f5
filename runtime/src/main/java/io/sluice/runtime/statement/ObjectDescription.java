package io.sluice.runtime.statement;

import io.sluice.connector.Capability;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SinkEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.SystemTable;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** All there is to know of one object, as the rows of DESCRIBE. */
final class ObjectDescription {
    private final CatalogEntry entry;
    private final List<List<String>> rows = new ArrayList<>();

    ObjectDescription(CatalogEntry entry) {
        this.entry = entry;
    }

    List<List<String>> rows() {
        if (entry instanceof SystemEntry system) {
            systemColumns(system.table());
        } else if (entry instanceof SinkEntry sink) {
            columns(sink.rowType(), List.of());
        } else {
            Relation relation = entry.readAs().orElseThrow();
            columns(relation.rowType(), relation.key());
        }
        add("kind", entry.kind().sql(), "");
        if (entry instanceof StreamEntry stream) {
            stream(stream);
        } else if (entry instanceof SinkEntry sink) {
            sink(sink);
        }
        entry.readAs()
                .ifPresent(relation -> add(
                        "changes",
                        relation.changes() == ChangeMode.APPEND ? "append-only" : "changing",
                        relation.changes() == ChangeMode.APPEND ? "rows are only added" : "rows are also taken back"));
        if (!entry.reads().isEmpty()) {
            add("reads", String.join(", ", new TreeSet<>(entry.reads())), "");
        }
        if (!entry.sql().isEmpty()) {
            add("statement", entry.sql(), "");
        }
        return rows;
    }

    static String typeText(SqlType type) {
        return type.nullable() ? type.toString() : type + " NOT NULL";
    }

    private void columns(RowType rowType, List<Integer> key) {
        for (int i = 0; i < rowType.size(); i++) {
            String role = key.contains(i) ? "primary key" : "";
            rows.add(List.of("column", rowType.name(i), typeText(rowType.type(i)), role));
        }
    }

    private void systemColumns(SystemTable table) {
        for (SystemTable.Column column : table.columns()) {
            rows.add(List.of("column", column.name(), typeText(column.type()), column.description()));
        }
        add("description", table.description(), "");
    }

    private void stream(StreamEntry stream) {
        stream.definition().watermark().ifPresent(watermark -> watermark(stream, watermark));
        stream.connector().ifPresent(connector -> {
            add("connector", connector.factory().name(), connector.factory().description());
            boolean again = connector.isReplayable();
            add("replayable", again ? "yes" : "no", again ? "a new query reads it from its start" : "");
        });
        options(stream.options());
    }

    private void watermark(StreamEntry stream, RelationDefinition.Watermark watermark) {
        add(
                "watermark",
                stream.relation().rowType().name(watermark.column()) + " - "
                        + Settings.formatDuration(watermark.delay()),
                "event time is complete up to here");
    }

    private void sink(SinkEntry sink) {
        add("connector", sink.factory().name(), sink.factory().description());
        boolean exact = sink.factory().capabilities().contains(Capability.IDEMPOTENT_TICKS);
        add(
                "delivery",
                exact ? "exactly once" : "at least once",
                exact ? "a tick that is written again is dropped" : "after a failure rows may be written again");
        options(sink.options());
    }

    private void options(CheckedOptions options) {
        for (String name : new TreeSet<>(options.given())) {
            rows.add(List.of("option", name, options.text(name).orElse(""), ""));
        }
    }

    private void add(String section, String value, String description) {
        rows.add(List.of(section, "", value, description));
    }
}
