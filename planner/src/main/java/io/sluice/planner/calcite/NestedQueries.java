package io.sluice.planner.calcite;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/** Queries inside of expressions: each is prepared as a query of its own, where the walk over the expression stops. */
final class NestedQueries extends SqlShuttle {
    private static final Set<SqlKind> QUERIES = EnumSet.of(
            SqlKind.SELECT,
            SqlKind.UNION,
            SqlKind.INTERSECT,
            SqlKind.EXCEPT,
            SqlKind.WITH,
            SqlKind.ORDER_BY,
            SqlKind.VALUES,
            SqlKind.EXPLICIT_TABLE);

    private final UnaryOperator<SqlNode> prepare;

    private NestedQueries(UnaryOperator<SqlNode> prepare) {
        this.prepare = prepare;
    }

    static boolean isQuery(SqlNode node) {
        return QUERIES.contains(node.getKind());
    }

    /** The expression with each query in it prepared; null for null. */
    static SqlNode prepare(SqlNode expression, UnaryOperator<SqlNode> prepare) {
        return expression == null ? null : expression.accept(new NestedQueries(prepare));
    }

    /** Prepares the queries in all clauses but FROM, in place. */
    static void prepareIn(SqlSelect select, UnaryOperator<SqlNode> prepare) {
        select.setSelectList((SqlNodeList) prepare(select.getSelectList(), prepare));
        select.setWhere(prepare(select.getWhere(), prepare));
        select.setGroupBy((SqlNodeList) prepare(select.getGroup(), prepare));
        select.setHaving(prepare(select.getHaving(), prepare));
        select.setOrderBy((SqlNodeList) prepare(select.getOrderList(), prepare));
    }

    @Override
    public SqlNode visit(SqlCall call) {
        return isQuery(call) ? prepare.apply(call) : super.visit(call);
    }
}
