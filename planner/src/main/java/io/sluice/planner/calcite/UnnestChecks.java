package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** Which joins with UNNEST on the right make sense: those that only repeat the left row for each of its elements. */
final class UnnestChecks {
    private UnnestChecks() {}

    static void checkJoin(SqlJoin join, Problems problems) {
        JoinType type = join.getJoinType();
        boolean conditionFree = join.getConditionType() == JoinConditionType.NONE || isTrue(join.getCondition());
        boolean kind = switch (type) {
            case COMMA, CROSS, INNER, LEFT -> true;
            default -> false;
        };
        if (!kind || !conditionFree || join.isNatural()) {
            SqlNode culprit = kind && join.getCondition() != null ? join.getCondition() : join;
            throw problems.notSupported(
                    culprit.getParserPosition(),
                    "UNNEST can be joined by a comma, CROSS JOIN, or LEFT JOIN … ON TRUE",
                    "FROM t CROSS JOIN UNNEST(t.list) AS u (x) WHERE condition");
        }
    }

    static void check(SqlCall unnest, Problems problems) {
        if (unnest.operandCount() != 1) {
            throw problems.notSupported(
                    unnest.getParserPosition(),
                    "UNNEST of several collections is not supported yet",
                    "one after the other: UNNEST(a) AS u (x), UNNEST(b) AS v (y)");
        }
    }

    static boolean isUnnest(SqlNode item) {
        return item.getKind() == SqlKind.AS ? isUnnest(((SqlCall) item).operand(0)) : item.getKind() == SqlKind.UNNEST;
    }

    private static boolean isTrue(SqlNode condition) {
        return condition instanceof SqlLiteral literal && Boolean.TRUE.equals(literal.getValue());
    }
}
