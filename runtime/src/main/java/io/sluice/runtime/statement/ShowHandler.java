package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.SystemTable;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.RowsResult;
import io.sluice.sql.ast.Show;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code SHOW kind [LIKE 'pattern']}: a system table, or the part of it that the kind names. */
final class ShowHandler implements StatementHandler<Show> {
    private final EngineCore core;

    ShowHandler(EngineCore core) {
        this.core = core;
    }

    @Override
    public StatementResult run(Show show, String sql, Object... parameters) {
        return switch (show.kind()) {
            case STREAMS -> list(show, "sys.streams", Set.of());
            case TABLES -> list(show, "sys.relations", Set.of("TABLE"));
            case VIEWS -> list(show, "sys.relations", Set.of("MATERIALIZED VIEW", "VIEW"));
            case SINKS -> list(show, "sys.sinks", Set.of());
            case QUERIES -> list(show, "sys.queries", Set.of());
            case FUNCTIONS -> list(show, "sys.functions", Set.of());
            case SETTINGS -> list(show, "sys.settings", Set.of());
            case CONNECTORS -> list(show, "sys.connectors", Set.of());
            case OPTIONS -> list(show, "sys.options", Set.of());
            case ERRORS -> list(show, "sys.errors", Set.of());
            case METRICS -> list(show, "sys.metrics", Set.of());
        };
    }

    /** @param kinds which values of the column {@code kind} are listed; empty for all */
    private StatementResult list(Show show, String table, Set<String> kinds) {
        SystemTable source =
                ((SystemEntry) core.catalog().snapshot().entry(table).orElseThrow()).table();
        RowType rowType = source.rowType();
        int name = rowType.indexOf("name");
        int kind = rowType.indexOf("kind");
        int schema = rowType.indexOf("schema");
        Pattern like = show.like().map(pattern -> pattern(pattern.text())).orElse(null);
        List<List<Object>> rows = source.rows().stream()
                .filter(row -> kinds.isEmpty() || kinds.contains(row.get(kind)) && !"sys".equals(row.get(schema)))
                .filter(row ->
                        like == null || like.matcher((String) row.get(name)).matches())
                .toList();
        return StatementHandler.rows(RowsResult.of(core, rowType, rows));
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (char c : like.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
