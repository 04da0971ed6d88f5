package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/** Undoes what Calcite's grammar reads otherwise than our users mean it: {@code DATE_TRUNC('hour', ts)}. */
final class CallRewrites extends SqlShuttle {
    private CallRewrites() {}

    /** Rewrites the expressions of a SELECT in place, or gives a rewritten expression. */
    static SqlNode apply(SqlNode node) {
        if (node == null) {
            return null;
        }
        CallRewrites shuttle = new CallRewrites();
        if (!(node instanceof SqlSelect select)) {
            return node.accept(shuttle);
        }
        select.setSelectList((SqlNodeList) select.getSelectList().accept(shuttle));
        if (select.getWhere() != null) {
            select.setWhere(select.getWhere().accept(shuttle));
        }
        if (select.getGroup() != null) {
            select.setGroupBy((SqlNodeList) select.getGroup().accept(shuttle));
        }
        if (select.getHaving() != null) {
            select.setHaving(select.getHaving().accept(shuttle));
        }
        if (select.getOrderList() != null) {
            select.setOrderBy((SqlNodeList) select.getOrderList().accept(shuttle));
        }
        return select;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode inner = super.visit(call);
        if (!(inner instanceof SqlBasicCall rewritten)
                || !rewritten.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")) {
            return inner;
        }
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : rewritten.getOperandList()) {
            // The grammar takes a bare name in second place for a unit of time.
            boolean unit = operand instanceof SqlIntervalQualifier;
            operands.add(
                    unit && ((SqlIntervalQualifier) operand).timeFrameName != null
                            ? new SqlIdentifier(
                                    ((SqlIntervalQualifier) operand).timeFrameName, operand.getParserPosition())
                            : operand);
        }
        return DialectOperators.DATE_TRUNC.createCall(call.getParserPosition(), operands);
    }
}
