package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.JoinClause;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** JOIN … WITHIN and ASOF JOIN … ON in terms of plain conditions and {@link JoinMarker}s. */
final class JoinClauses {
    private final SqlJoin join;
    private final JoinClause clause;
    private final Problems problems;

    private JoinClauses(SqlJoin join, Problems problems) {
        this.join = join;
        this.clause = JoinClause.from(join.getCondition());
        this.problems = problems;
    }

    /**
     * Rewrites the condition of a join that carries a clause.
     *
     * @param left names of event-time columns of the left side
     */
    static void apply(SqlJoin join, List<String> left, List<String> right, Problems problems) {
        if (join.getCondition() != null && JoinClause.isClause(join.getCondition())) {
            JoinClauses clauses = new JoinClauses(join, problems);
            JoinChecks.setCondition(join, clauses.clause.asOf() ? clauses.asOf() : clauses.within(left, right));
        }
    }

    /** The one comparison that is no equality is the match. */
    private SqlNode asOf() {
        List<SqlNode> rest = new ArrayList<>();
        List<SqlNode> matches = new ArrayList<>();
        for (SqlNode part : conjuncts(clause.condition())) {
            boolean match = switch (part.getKind()) {
                case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> true;
                default -> false;
            };
            (match ? matches : rest).add(part);
        }
        if (matches.size() != 1) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    matches.isEmpty()
                            ? clause.condition().getParserPosition()
                            : matches.get(1).getParserPosition(),
                    "ASOF JOIN takes exactly one comparison by >=, >, <= or < in ON, beside equalities",
                    "write ASOF JOIN quotes q ON t.symbol = q.symbol AND t.ts >= q.ts");
        }
        SqlParserPos position = matches.get(0).getParserPosition();
        SqlNode condition = rest.isEmpty() ? SqlLiteral.createBoolean(true, position) : conjunction(rest);
        return JoinMarker.MATCH.beside(condition, position, matches);
    }

    private SqlNode within(List<String> leftTimes, List<String> rightTimes) {
        SqlParserPos pos = clause.position();
        JoinClause.Within within = clause.within().orElseThrow();
        SqlNode left = time(single(join.getLeft()), leftTimes, "left");
        SqlNode right = time(Optional.of(join.getRight()), rightTimes, "right");
        List<SqlNode> parts = new ArrayList<>(List.of(clause.condition()));
        parts.add(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL.createCall(
                pos, right, SqlStdOperatorTable.MINUS.createCall(pos, left, interval(within.before()))));
        parts.add(SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(
                pos, right, SqlStdOperatorTable.PLUS.createCall(pos, left, interval(within.after()))));
        SqlNode condition = conjunction(parts);
        return within.grace().isZero()
                ? condition
                : JoinMarker.GRACE.beside(condition, pos, List.of(interval(within.grace())));
    }

    /** Of several relations on the left the one item that can be named. */
    private static Optional<SqlNode> single(SqlNode left) {
        return left.getKind() == SqlKind.JOIN ? Optional.empty() : Optional.of(left);
    }

    private SqlNode time(Optional<SqlNode> item, List<String> times, String side) {
        if (times.isEmpty()) {
            throw problems.error(
                    ErrorCode.MISSING_WATERMARK,
                    clause.position(),
                    "WITHIN needs event time on both sides, and the " + side + " one has no watermark",
                    "declare one on the stream: WATERMARK FOR time AS time - INTERVAL '5' SECOND");
        }
        List<String> names = new ArrayList<>();
        item.flatMap(JoinClauses::alias).ifPresent(names::add);
        names.add(times.get(0));
        return new SqlIdentifier(names, clause.position());
    }

    private static Optional<String> alias(SqlNode item) {
        if (item instanceof SqlIdentifier name) {
            return Optional.of(name.names.get(name.names.size() - 1));
        }
        return item instanceof SqlBasicCall as && as.getKind() == SqlKind.AS
                ? Optional.of(((SqlIdentifier) as.operand(1)).getSimple())
                : Optional.empty();
    }

    private SqlNode interval(Duration length) {
        BigDecimal seconds = BigDecimal.valueOf(length.getSeconds())
                .add(BigDecimal.valueOf(length.getNano(), 9))
                .stripTrailingZeros();
        SqlIntervalQualifier unit = new SqlIntervalQualifier(TimeUnit.SECOND, 10, null, 3, clause.position());
        return SqlLiteral.createInterval(1, seconds.toPlainString(), unit, clause.position());
    }

    private static SqlNode conjunction(List<SqlNode> parts) {
        SqlNode all = parts.get(0);
        for (SqlNode part : parts.subList(1, parts.size())) {
            all = SqlStdOperatorTable.AND.createCall(part.getParserPosition(), all, part);
        }
        return all;
    }

    private static List<SqlNode> conjuncts(SqlNode condition) {
        if (condition.getKind() != SqlKind.AND) {
            return List.of(condition);
        }
        List<SqlNode> parts = new ArrayList<>();
        ((SqlCall) condition).getOperandList().forEach(operand -> parts.addAll(conjuncts(operand)));
        return parts;
    }
}
