package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** Refuses a PIVOT with two aggregates that come to the same, which Calcite takes for one and then misses the other's columns. */
final class PivotAggregates extends SqlBasicVisitor<Void> {
    private final SqlValidator validator;
    private final Problems problems;

    private PivotAggregates(SqlValidator validator, Problems problems) {
        this.validator = validator;
        this.problems = problems;
    }

    static void check(SqlNode validated, SqlValidator validator, Problems problems) {
        validated.accept(new PivotAggregates(validator, problems));
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlPivot pivot) {
            Set<String> seen = new HashSet<>();
            pivot.forEachAgg((alias, aggregate) -> {
                if (!seen.add(meaning(aggregate))) {
                    throw problems.notSupported(
                            aggregate.getParserPosition(),
                            "this aggregate of PIVOT comes to the same as one before it",
                            "leave it out, and name the other's column twice: SELECT one_a, one_a AS one_b, …");
                }
            });
        }
        return super.visit(call);
    }

    /** COUNT of what is never NULL counts rows. */
    private String meaning(SqlNode aggregate) {
        SqlCall call = (SqlCall) aggregate;
        if (call.getOperator().getName().equals("COUNT")
                && call.getFunctionQuantifier() == null
                && call.operandCount() == 1) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(call.operand(0));
            return type == null || !type.isNullable() ? "COUNT(*)" : call.toString();
        }
        return call.toString();
    }
}
