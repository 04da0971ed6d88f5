package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/** FILTER before OVER, which Calcite does not take: {@code agg(x) FILTER (WHERE c)} becomes {@code agg(CASE WHEN c THEN x END)}. */
final class OverFilters {
    /** Aggregates to which a NULL is a value like any other. */
    private static final Set<String> SEE_NULLS =
            Set.of("ARRAY_AGG", "COLLECT", "FIRST_VALUE", "LAST_VALUE", "SINGLE_VALUE", "HISTOGRAM", "MODE");

    private OverFilters() {}

    /** The call itself unless it is an OVER of a FILTER. */
    static SqlNode apply(SqlNode node, Problems problems) {
        if (!(node instanceof SqlBasicCall over)
                || over.getKind() != SqlKind.OVER
                || over.operand(0).getKind() != SqlKind.FILTER) {
            return node;
        }
        SqlCall filter = over.operand(0);
        SqlCall aggregate = filter.operand(0);
        SqlNode condition = filter.operand(1);
        String name = aggregate.getOperator().getName().toUpperCase(Locale.ROOT);
        if (SEE_NULLS.contains(name) || aggregate.getKind() == SqlKind.WITHIN_GROUP) {
            throw problems.notSupported(
                    filter.getParserPosition(),
                    "FILTER with " + name + " and OVER is not supported yet",
                    "filter the rows in a subquery: FROM (SELECT … WHERE …)");
        }
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : aggregate.getOperandList()) {
            boolean star = operand instanceof SqlIdentifier column && column.isStar();
            operands.add(
                    when(condition, star ? SqlLiteral.createExactNumeric("1", operand.getParserPosition()) : operand));
        }
        SqlNode filtered = aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(),
                        aggregate.getParserPosition(),
                        operands.toArray(SqlNode[]::new));
        return over.getOperator().createCall(over.getParserPosition(), filtered, over.operand(1));
    }

    private static SqlNode when(SqlNode condition, SqlNode value) {
        SqlParserPos pos = value.getParserPosition();
        return new SqlCase(pos, null, SqlNodeList.of(condition), SqlNodeList.of(value), SqlLiteral.createNull(pos));
    }
}
