package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.type.Field;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.WindowCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Finds the time column that a WINDOW clause means without naming it. */
final class WindowTimes {
    private final Catalog catalog;
    private final Mode mode;
    private final Problems problems;

    WindowTimes(Catalog catalog, Mode mode, Problems problems) {
        this.catalog = catalog;
        this.mode = mode;
        this.problems = problems;
    }

    /** Names of the columns of a relation that follow its watermark, best first: its own event time, then window_time, end and start. */
    static List<String> of(Relation relation) {
        List<TimeColumn> times = new ArrayList<>(relation.times());
        times.sort(Comparator.comparingInt(time -> rank(time.role())));
        return times.stream()
                .map(time -> relation.rowType().name(time.column()))
                .toList();
    }

    private static int rank(TimeColumn.Role role) {
        return switch (role) {
            case PLAIN -> 0;
            case TIME -> 1;
            case END -> 2;
            case START -> 3;
        };
    }

    /** For an input without a watermark: the only time of a table; else an error that says what to write. */
    SqlIdentifier without(WindowCall window, SqlNode input) {
        Optional<Relation> relation = relation(input);
        List<String> candidates = relation.stream()
                .flatMap(r -> r.rowType().fields().stream())
                .filter(f -> f.type().kind().isTimestamp())
                .map(Field::name)
                .toList();
        if (relation.isPresent() && relation.get().kind() == RelationKind.TABLE && candidates.size() == 1) {
            return new SqlIdentifier(candidates.get(0), window.position());
        }
        throw problems.error(
                ErrorCode.MISSING_WATERMARK,
                window.position(),
                "WINDOW needs event time, and what it reads has no watermark",
                hint(window, relation, candidates));
    }

    private String hint(WindowCall window, Optional<Relation> relation, List<String> candidates) {
        if (candidates.isEmpty()) {
            return "declare one on the stream: WATERMARK FOR time AS time - INTERVAL '5' SECOND";
        }
        String column = candidates.get(0);
        boolean stream = mode == Mode.CONTINUOUS && relation.get().kind() != RelationKind.TABLE;
        return stream
                ? "declare it on the stream: WATERMARK FOR " + column + " AS " + column + " - INTERVAL '5' SECOND"
                : "name the time column: TABLE(" + window.kind() + "(TABLE …, DESCRIPTOR(" + column + "), INTERVAL …))";
    }

    private Optional<Relation> relation(SqlNode node) {
        SqlNode inner = node.getKind() == SqlKind.EXPLICIT_TABLE ? ((SqlCall) node).operand(0) : node;
        return inner instanceof SqlIdentifier name ? catalog.find(String.join(".", name.names)) : Optional.empty();
    }
}
