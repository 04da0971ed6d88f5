package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Brings the spellings of aggregates to one form: the dialect's own operator by its first name, an order as WITHIN GROUP, the value of
 * PERCENTILE_CONT, PERCENTILE_DISC and MODE as their first argument.
 */
final class AggregateRewrites {
    private AggregateRewrites() {}

    /** A call whose operands are rewritten already. */
    static SqlNode apply(SqlCall call) {
        return switch (call.getKind()) {
            case WITHIN_GROUP -> withinGroup(call);
            case IGNORE_NULLS -> ignoreNulls(call);
            case RESPECT_NULLS -> call.operand(0);
            default -> call.getOperator() instanceof SqlFunction ? function(call) : call;
        };
    }

    private static SqlNode function(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        Optional<SqlAggFunction> operator = DialectAggregates.find(name);
        if (operator.isEmpty() || operator.get() == call.getOperator()) {
            return call;
        }
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        if ((name.equals("FIRST") || name.equals("LAST")) && operands.size() == 2 && isZero(operands.get(1))) {
            // Meant for MATCH_RECOGNIZE, where the grammar adds how many rows to skip.
            operands.remove(1);
        }
        SqlNodeList order = null;
        for (int i = operands.size() - 1; i > 0; i--) {
            if (operands.get(i) instanceof SqlNodeList list) {
                order = list;
                operands.remove(i);
            } else if (operands.get(i).getKind() == SqlKind.SEPARATOR) {
                operands.set(i, ((SqlCall) operands.get(i)).operand(0));
            }
        }
        SqlLiteral quantifier = name.equals("COLLECT_SET")
                ? SqlSelectKeyword.DISTINCT.symbol(call.getParserPosition())
                : call.getFunctionQuantifier();
        SqlNode result =
                operator.get().createCall(quantifier, call.getParserPosition(), operands.toArray(new SqlNode[0]));
        return order == null
                ? result
                : SqlStdOperatorTable.WITHIN_GROUP.createCall(order.getParserPosition(), result, order);
    }

    private static boolean isZero(SqlNode node) {
        return node instanceof SqlLiteral literal && literal.toValue().equals("0");
    }

    private static SqlNode withinGroup(SqlCall call) {
        SqlNodeList order = call.operand(1);
        if (call.operand(0).getKind() == SqlKind.IGNORE_NULLS) {
            return OrderedNullsOperator.INSTANCE.createCall(call.getParserPosition(), call.operand(0), order);
        }
        if (!(call.operand(0) instanceof SqlBasicCall aggregate) || order.size() != 1) {
            return call;
        }
        int own = switch (aggregate.getOperator().getName()) {
            case "MODE" -> 0;
            case "PERCENTILE_CONT", "PERCENTILE_DISC" -> 1;
            default -> -1;
        };
        if (aggregate.operandCount() != own) {
            return call;
        }
        SqlNode key = order.get(0);
        boolean descending = false;
        while (key.getKind() == SqlKind.DESCENDING
                || key.getKind() == SqlKind.NULLS_FIRST
                || key.getKind() == SqlKind.NULLS_LAST) {
            descending |= key.getKind() == SqlKind.DESCENDING;
            key = ((SqlCall) key).operand(0);
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        operands.add(0, key);
        SqlNode complete = aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(),
                        aggregate.getParserPosition(),
                        operands.toArray(new SqlNode[0]));
        return descending
                ? SqlStdOperatorTable.WITHIN_GROUP.createCall(call.getParserPosition(), complete, order)
                : complete;
    }

    /** The order stands outside. */
    private static SqlNode ignoreNulls(SqlCall call) {
        SqlNode operand = call.operand(0);
        if (operand.getKind() != SqlKind.WITHIN_GROUP) {
            return call;
        }
        SqlCall within = (SqlCall) operand;
        SqlNode inner = call.getOperator().createCall(call.getParserPosition(), within.<SqlNode>operand(0));
        return OrderedNullsOperator.INSTANCE.createCall(within.getParserPosition(), inner, within.operand(1));
    }
}
