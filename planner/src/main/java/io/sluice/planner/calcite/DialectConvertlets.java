package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Calcite's translation of calls, save for those it takes apart into arithmetic on milliseconds. */
final class DialectConvertlets implements SqlRexConvertletTable {
    static final DialectConvertlets INSTANCE = new DialectConvertlets();

    private DialectConvertlets() {}

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return call.getOperator() == SqlStdOperatorTable.TIMESTAMP_DIFF
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
