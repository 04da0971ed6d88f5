package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.function.UserFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;

/** Turns {@code [LATERAL] TABLE(f(…))} of an application's table function into UNNEST of the array that the function gives. */
final class TableCalls extends SqlShuttle {
    private final Catalog catalog;

    private TableCalls(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The same tree where nothing calls such a function. */
    static SqlNode rewrite(SqlNode node, Catalog catalog) {
        boolean any = catalog.functions().stream().anyMatch(f -> f.kind() == UserFunction.Kind.TABLE);
        return any ? node.accept(new TableCalls(catalog)) : node;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind() == SqlKind.LATERAL && isTable(call.operand(0))) {
            return call.operand(0).accept(this);
        }
        if (isTable(call)) {
            return SqlStdOperatorTable.UNNEST.createCall(
                    call.getParserPosition(), ((SqlCall) call.operand(0)).accept(this));
        }
        return super.visit(call);
    }

    private boolean isTable(SqlNode node) {
        return node.getKind() == SqlKind.COLLECTION_TABLE
                && ((SqlCall) node).operand(0) instanceof SqlCall function
                && catalog.function(function.getOperator().getName())
                        .filter(f -> f.kind() == UserFunction.Kind.TABLE)
                        .isPresent();
    }
}
