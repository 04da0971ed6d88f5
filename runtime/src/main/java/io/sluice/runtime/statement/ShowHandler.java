package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.SystemTable;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.RowsResult;
import io.sluice.sql.ast.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code SHOW kind [LIKE 'pattern']}: a system table, or the part of it that the kind names. */
final class ShowHandler implements StatementHandler<Show> {
    private final EngineCore core;

    ShowHandler(EngineCore core) {
        this.core = core;
    }

    @Override
    public StatementResult run(Show show, String sql, Object... parameters) {
        return switch (show.kind()) {
            case STREAMS -> all(show, "sys.streams");
            case TABLES -> relations(show, Set.of("TABLE"));
            case VIEWS -> relations(show, Set.of("MATERIALIZED VIEW", "VIEW"));
            case SINKS -> all(show, "sys.sinks");
            case QUERIES -> all(show, "sys.queries");
            case FUNCTIONS -> all(show, "sys.functions");
            case SETTINGS -> all(show, "sys.settings");
            case CONNECTORS -> all(show, "sys.connectors");
            case OPTIONS -> all(show, "sys.options");
            case ERRORS -> all(show, "sys.errors");
            case METRICS -> all(show, "sys.metrics");
        };
    }

    private StatementResult all(Show show, String name) {
        SystemTable table = table(name);
        List<List<Object>> rows = named(show, table).toList();
        return StatementHandler.rows(RowsResult.of(core, table.rowType(), rows));
    }

    /** The user's own relations of some kinds, without what only {@code sys.relations} needs to tell. */
    private StatementResult relations(Show show, Set<String> kinds) {
        SystemTable table = table("sys.relations");
        RowType rowType = table.rowType();
        int kind = rowType.indexOf("kind");
        int schema = rowType.indexOf("schema");
        List<Integer> shown = Stream.of("name", "kind", "row_count", "statement")
                .map(rowType::indexOf)
                .toList();
        List<List<Object>> rows = named(show, table)
                .filter(row -> kinds.contains(row.get(kind)) && !"sys".equals(row.get(schema)))
                .map(row -> pick(row, shown))
                .toList();
        return StatementHandler.rows(RowsResult.of(core, rowType.project(shown), rows));
    }

    private SystemTable table(String name) {
        return ((SystemEntry) core.catalog().snapshot().entry(name).orElseThrow()).table();
    }

    /** The rows whose name is like the pattern, if there is one. */
    private static Stream<List<Object>> named(Show show, SystemTable table) {
        Stream<List<Object>> rows = table.rows().stream();
        if (show.like().isEmpty()) {
            return rows;
        }
        int name = table.rowType().indexOf("name");
        Pattern like = pattern(show.like().get().text());
        return rows.filter(row -> like.matcher((String) row.get(name)).matches());
    }

    private static List<Object> pick(List<Object> row, List<Integer> columns) {
        // Values may be NULL, which List.of refuses.
        List<Object> picked = new ArrayList<>();
        columns.forEach(column -> picked.add(row.get(column)));
        return picked;
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (char c : like.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
