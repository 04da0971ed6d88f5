package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Resolves the names of relations in FROM, refuses those that cannot be read here, and puts views' queries in their places. */
final class RelationPreparation {
    private static final int MAX_VIEW_DEPTH = 64;

    private final Catalog catalog;
    private final Mode mode;
    private final Problems problems;
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private int viewDepth;

    RelationPreparation(Catalog catalog, Mode mode, Problems problems) {
        this.catalog = catalog;
        this.mode = mode;
        this.problems = problems;
    }

    /** What was found so far, views expanded, by catalog name. */
    Map<String, Relation> relations() {
        return relations;
    }

    /**
     * A relation that is read, a view in its place expanded.
     *
     * @param ctes other names that could have been meant
     * @param prepare what a view is defined by
     */
    PreparedQuery relation(SqlIdentifier name, Set<String> ctes, Function<SqlNode, PreparedQuery> prepare) {
        String dotted = String.join(".", name.names);
        Relation relation = catalog.find(dotted).orElseThrow(() -> notFound(name, dotted, ctes));
        if (relation.kind() == RelationKind.VIEW) {
            return view(name, relation, prepare);
        }
        checkReadable(name, relation);
        relations.put(relation.name(), relation);
        return new PreparedQuery(name, WindowTimes.of(relation));
    }

    private SluiceException notFound(SqlIdentifier name, String dotted, Set<String> ctes) {
        List<String> candidates = new ArrayList<>(ctes);
        catalog.relations().forEach(r -> candidates.add(r.name()));
        return problems.error(
                ErrorCode.RELATION_NOT_FOUND,
                name.getParserPosition(),
                "relation \"" + dotted + "\" not found",
                NameSuggester.hint(dotted, candidates));
    }

    private void checkReadable(SqlIdentifier name, Relation relation) {
        if (mode == Mode.SNAPSHOT && !relation.readable()) {
            throw problems.error(
                    ErrorCode.STREAM_NOT_READABLE,
                    name.getParserPosition(),
                    "stream \"" + relation.name() + "\" keeps no rows, a plain SELECT finds nothing to read",
                    "declare the stream WITH (retention = '1 hour'), or read a CREATE MATERIALIZED VIEW over it, or end the"
                            + " SELECT in EMIT CHANGES");
        }
        if (mode == Mode.CONTINUOUS && relation.kind() == RelationKind.SYSTEM) {
            throw problems.notSupported(
                    name.getParserPosition(),
                    "system table \"" + relation.name() + "\" cannot feed a standing query",
                    "read it by a plain SELECT");
        }
    }

    private PreparedQuery view(SqlIdentifier name, Relation relation, Function<SqlNode, PreparedQuery> prepare) {
        if (++viewDepth > MAX_VIEW_DEPTH) {
            throw problems.notSupported(name.getParserPosition(), "views are nested too deeply", "");
        }
        SqlParserPos pos = name.getParserPosition();
        PreparedQuery body = prepare.apply(ViewText.parse(relation, mode, pos, problems));
        viewDepth--;
        List<SqlNode> operands = new ArrayList<>();
        operands.add(body.node());
        operands.add(new SqlIdentifier(name.names.get(name.names.size() - 1), pos));
        relation.rowType().names().forEach(column -> operands.add(new SqlIdentifier(column, pos)));
        List<String> times = relation.eventTime()
                .map(t -> List.of(relation.rowType().name(t.column())))
                .orElse(body.times());
        return new PreparedQuery(SqlStdOperatorTable.AS.createCall(pos, operands), times);
    }
}
