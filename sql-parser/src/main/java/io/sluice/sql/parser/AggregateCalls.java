package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Finds out whether a SELECT without GROUP BY aggregates all the same, before any function is resolved. */
final class AggregateCalls extends SqlBasicVisitor<Void> {
    private static final class Known {
        /** The aggregates of standard SQL and of the libraries that planning knows. */
        static final SqlOperatorTable TABLE = SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL, SqlLibrary.BIG_QUERY, SqlLibrary.SPARK, SqlLibrary.MYSQL);
    }

    private boolean found;

    static boolean in(SqlSelect select) {
        return in(select.getSelectList()) || select.getHaving() != null;
    }

    static boolean in(SqlNode expression) {
        AggregateCalls search = new AggregateCalls();
        expression.accept(search);
        return search.found;
    }

    @Override
    public Void visit(SqlCall call) {
        SqlKind kind = call.getKind();
        if (found || kind == SqlKind.OVER || kind.belongsTo(SqlKind.QUERY)) {
            return null;
        }
        if (kind == SqlKind.FILTER || kind == SqlKind.WITHIN_GROUP || isAggregate(call.getOperator())) {
            found = true;
            return null;
        }
        return super.visit(call);
    }

    private static boolean isAggregate(SqlOperator operator) {
        SqlIdentifier name = operator.getNameAsId();
        if (name.isSimple() && AggregateNames.ALL.contains(name.getSimple().toUpperCase(Locale.ROOT))) {
            return true;
        }
        List<SqlOperator> overloads = new ArrayList<>();
        Known.TABLE.lookupOperatorOverloads(
                name, null, SqlSyntax.FUNCTION, overloads, SqlNameMatchers.withCaseSensitive(false));
        if (overloads.isEmpty()) {
            Known.TABLE.lookupOperatorOverloads(
                    name, null, SqlSyntax.FUNCTION_STAR, overloads, SqlNameMatchers.withCaseSensitive(false));
        }
        return !overloads.isEmpty() && overloads.stream().allMatch(SqlOperator::isAggregator);
    }
}
