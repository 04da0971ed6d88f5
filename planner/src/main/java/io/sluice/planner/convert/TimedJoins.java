package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AsOfJoinNode.Comparison;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.PlanNode;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** FOR SYSTEM_TIME AS OF and ASOF JOIN: whether what they need is there, and their nodes. */
final class TimedJoins {
    private final PlanFactory factory;
    private final Problems problems;
    private final JoinParts parts;
    private final JoinKind kind;
    private final SourceSpan clause;

    /** @param clause where the time is given, or the match condition stands */
    TimedJoins(PhysicalPlanner planner, JoinParts parts, JoinKind kind, SourceSpan clause) {
        this.factory = planner.factory();
        this.problems = planner.problems();
        this.parts = parts;
        this.kind = kind;
        this.clause = clause;
    }

    /** @param time of the left row; null for processing time */
    PlanNode temporal(Expr time) {
        checkKind("FOR SYSTEM_TIME AS OF");
        if (parts.keys().isEmpty()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    clause,
                    "FOR SYSTEM_TIME AS OF needs an equality with the key of the table in ON",
                    "write JOIN rates FOR SYSTEM_TIME AS OF o.ts AS r ON o.currency = r.currency");
        }
        int leftTime = time == null ? -1 : leftTime(time);
        PlanNode left = parts.left(factory);
        PlanNode right = parts.right(factory);
        if (time == null || right.traits().changes() == ChangeMode.CHANGING) {
            checkKey(right, time == null);
        }
        int rightTime = time == null ? -1 : rightTime(right);
        return parts.trimmed(
                factory.temporalJoin(left, right, kind, parts.keys(), parts.residual(), leftTime, rightTime),
                true,
                factory);
    }

    private void checkKind(String what) {
        if (kind != JoinKind.INNER && kind != JoinKind.LEFT) {
            throw problems.error(
                    ErrorCode.NOT_SUPPORTED,
                    clause,
                    what + " goes with JOIN and LEFT JOIN, not with " + kind + " JOIN",
                    kind == JoinKind.RIGHT ? "exchange the sides, and write LEFT JOIN" : "");
        }
    }

    private int leftTime(Expr time) {
        if (!(time instanceof ColumnRef column)
                || !parts.isLeft(time)
                || !time.type().kind().isTimestamp()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    clause,
                    "FOR SYSTEM_TIME AS OF takes a TIMESTAMP column of the left side",
                    "write FOR SYSTEM_TIME AS OF o.ts, or FOR SYSTEM_TIME AS OF PROCTIME() for the version of now");
        }
        PlanNode left = parts.left(factory);
        boolean known = TimeColumns.of(left).stream().anyMatch(t -> t.column() == column.index());
        if (factory.continuous() && !known) {
            String name = left.rowType().name(column.index());
            throw problems.error(
                    ErrorCode.MISSING_WATERMARK,
                    clause,
                    "FOR SYSTEM_TIME AS OF needs a time column with a watermark in a standing query; \"" + name
                            + "\" has none here",
                    "declare it on the stream: WATERMARK FOR " + name + " AS " + name + " - INTERVAL '5' SECOND");
        }
        return column.index();
    }

    private int rightTime(PlanNode right) {
        Optional<EventTime> time = right.traits().eventTime();
        if (time.isEmpty()) {
            throw problems.error(
                    ErrorCode.MISSING_WATERMARK,
                    clause,
                    "the right side does not say from when on its rows hold: it has no watermark",
                    "read a stream of versions that has one, or write FOR SYSTEM_TIME AS OF PROCTIME() for the version of"
                            + " now");
        }
        return time.get().column();
    }

    /** A key of the right side must be what is compared, or there were several versions at a time. */
    private void checkKey(PlanNode right, boolean now) {
        List<Integer> key = right.traits().key();
        if (!key.isEmpty() && new HashSet<>(key).equals(new HashSet<>(JoinNodes.rightColumns(parts.keys())))) {
            return;
        }
        boolean stream = right.traits().changes() == ChangeMode.APPEND && factory.continuous();
        String names = String.join(", ", right.rowType().project(key).names());
        throw problems.error(
                ErrorCode.INVALID_ARGUMENT,
                clause,
                key.isEmpty()
                        ? "FOR SYSTEM_TIME AS OF needs a right side with a primary key"
                        : "FOR SYSTEM_TIME AS OF needs the whole key of the right side in ON: " + names,
                key.isEmpty() && stream && now
                        ? "of a stream read the version of a time: FOR SYSTEM_TIME AS OF o.ts"
                        : "compare its primary key, and nothing else, for equality in ON");
    }

    /** @param match compares a column of the left side with one of the right */
    PlanNode asOf(Expr match) {
        checkKind("ASOF");
        if (parts.residual().isPresent()) {
            throw problems.error(
                    ErrorCode.NOT_SUPPORTED,
                    clause,
                    "beside the match, ASOF JOIN takes only equalities between both sides in ON",
                    "put other conditions into WHERE, or into a subquery: ASOF JOIN (SELECT * FROM r WHERE …) AS r");
        }
        Comparison comparison = match instanceof Call call ? comparison(call) : null;
        if (comparison == null) {
            throw badMatch();
        }
        Expr a = match.children().get(0);
        Expr b = match.children().get(1);
        boolean inOrder = parts.isLeft(a) && parts.isRight(b);
        if (!inOrder && !(parts.isLeft(b) && parts.isRight(a))) {
            throw badMatch();
        }
        int leftOrder = parts.leftColumn(inOrder ? a : b);
        int rightOrder = parts.rightColumn(inOrder ? b : a);
        return parts.trimmed(
                factory.asOfJoin(
                        parts.left(factory),
                        parts.right(factory),
                        kind,
                        parts.keys(),
                        leftOrder,
                        inOrder ? comparison : mirrored(comparison),
                        rightOrder),
                true,
                factory);
    }

    private SluiceException badMatch() {
        return problems.error(
                ErrorCode.INVALID_ARGUMENT,
                clause,
                "the match of an ASOF JOIN compares a value of the left side with one of the right by >=, >, <= or <",
                "write ASOF JOIN quotes q ON t.symbol = q.symbol AND t.ts >= q.ts");
    }

    private static Comparison comparison(Call call) {
        return switch (call.op()) {
            case GREATER_EQUAL -> Comparison.AT_LEAST;
            case GREATER -> Comparison.ABOVE;
            case LESS_EQUAL -> Comparison.AT_MOST;
            case LESS -> Comparison.BELOW;
            default -> null;
        };
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case AT_LEAST -> Comparison.AT_MOST;
            case ABOVE -> Comparison.BELOW;
            case AT_MOST -> Comparison.AT_LEAST;
            case BELOW -> Comparison.ABOVE;
        };
    }
}
