package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Calcite's translation of calls, save for those it takes apart into others that say less. */
final class DialectConvertlets implements SqlRexConvertletTable {
    static final DialectConvertlets INSTANCE = new DialectConvertlets();

    private static final Set<SqlOperator> AS_IT_IS = Set.of(
            SqlStdOperatorTable.TIMESTAMP_DIFF,
            SqlStdOperatorTable.SQRT,
            TimeDifference.MINUS,
            SqlStdOperatorTable.AVG,
            SqlStdOperatorTable.IS_DISTINCT_FROM,
            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM);

    private DialectConvertlets() {}

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return AS_IT_IS.contains(call.getOperator())
                ? DialectConvertlets::asItIs
                : StandardConvertletTable.INSTANCE.get(call);
    }

    /** The call with its operands, a unit of time as a flag. */
    private static RexNode asItIs(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(
                    operand instanceof SqlIntervalQualifier unit
                            ? context.getRexBuilder().makeFlag(unit.timeUnitRange)
                            : context.convertExpression(operand));
        }
        return context.getRexBuilder()
                .makeCall(
                        call.getParserPosition(),
                        context.getValidator().getValidatedNodeType(call),
                        call.getOperator(),
                        operands);
    }
}
