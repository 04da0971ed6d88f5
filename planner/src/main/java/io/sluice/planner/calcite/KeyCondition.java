package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * The condition of a MERGE, taken apart.
 *
 * @param values for each column of the target's key the expression of the source that it must equal; null where there is none
 * @param saysMore whether something must hold besides
 */
record KeyCondition(List<SqlNode> values, boolean saysMore) {
    static KeyCondition of(SqlNode condition, PairScope scope, Relation target) {
        SqlNode[] values = new SqlNode[target.key().size()];
        boolean saysMore = false;
        for (SqlNode part : PairPlanner.conjuncts(condition)) {
            saysMore |= !takes(part, scope, target, values);
        }
        return new KeyCondition(Arrays.asList(values), saysMore);
    }

    /** Whether each column of the key has a value. */
    boolean isComplete() {
        return !values.isEmpty() && values.stream().allMatch(Objects::nonNull);
    }

    private static boolean takes(SqlNode part, PairScope scope, Relation target, SqlNode[] values) {
        if (part.getKind() != SqlKind.EQUALS || !(part instanceof SqlBasicCall equality)) {
            return false;
        }
        return takes(equality.operand(0), equality.operand(1), scope, target, values)
                || takes(equality.operand(1), equality.operand(0), scope, target, values);
    }

    private static boolean takes(SqlNode column, SqlNode value, PairScope scope, Relation target, SqlNode[] values) {
        int key = target.key().indexOf(scope.targetColumn(column));
        if (key < 0 || values[key] != null || !scope.isOfSource(value)) {
            return false;
        }
        values[key] = value;
        return true;
    }
}
