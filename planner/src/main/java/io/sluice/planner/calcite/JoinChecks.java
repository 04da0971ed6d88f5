package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;

/** Which joins make sense, and what both sides have together. */
final class JoinChecks {
    private JoinChecks() {}

    static void check(SqlJoin join, Problems problems) {
        JoinType type = join.getJoinType();
        switch (type) {
            case INNER, LEFT, RIGHT, FULL -> {
                if (join.getConditionType() == JoinConditionType.NONE && !join.isNatural()) {
                    throw problems.error(
                            ErrorCode.SYNTAX_ERROR,
                            join.getParserPosition(),
                            type + " JOIN needs a condition",
                            "write " + type + " JOIN … ON a.k = b.k, or CROSS JOIN for all pairs");
                }
            }
            case COMMA, CROSS -> {
                // These have none.
            }
            default ->
                throw problems.notSupported(
                        join.getParserPosition(),
                        type.name().replace('_', ' ') + " is not supported",
                        "write WHERE EXISTS (SELECT * FROM b WHERE b.k = a.k), or NOT EXISTS");
        }
    }

    static boolean hasCondition(SqlJoin join) {
        return join.getConditionType() == JoinConditionType.ON && join.getCondition() != null;
    }

    static void setCondition(SqlJoin join, SqlNode condition) {
        join.setOperand(join.getOperandList().size() - 1, condition);
    }

    /** The names of both, each once. */
    static List<String> times(List<String> left, List<String> right) {
        List<String> times = new ArrayList<>(left);
        right.stream()
                .filter(time -> times.stream().noneMatch(time::equalsIgnoreCase))
                .forEach(times::add);
        return times;
    }
}
