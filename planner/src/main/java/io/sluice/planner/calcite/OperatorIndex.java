package io.sluice.planner.calcite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** Operators by name, ignoring case. Whatever is no operator sign matches as a function, so that COUNT, which may take a star, is found as a function. */
final class OperatorIndex implements SqlOperatorTable {
    private final List<SqlOperator> operators;
    private final Map<String, List<SqlOperator>> byName = new HashMap<>();

    OperatorIndex(List<SqlOperator> operators) {
        this.operators = List.copyOf(operators);
        for (SqlOperator operator : operators) {
            byName.computeIfAbsent(key(operator.getName()), k -> new ArrayList<>())
                    .add(operator);
        }
    }

    /** Whether any operator has this name. */
    boolean knows(String name) {
        return byName.containsKey(key(name));
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        if (!name.isSimple()) {
            return;
        }
        for (SqlOperator operator : byName.getOrDefault(key(name.getSimple()), List.of())) {
            boolean sameSyntax = syntax(operator.getSyntax()) == syntax(syntax);
            if (sameSyntax && isOf(category, operator)) {
                found.add(operator);
            }
        }
    }

    private static SqlSyntax syntax(SqlSyntax syntax) {
        return switch (syntax) {
            case BINARY, PREFIX, POSTFIX -> syntax;
            default -> SqlSyntax.FUNCTION;
        };
    }

    private static boolean isOf(SqlFunctionCategory wanted, SqlOperator operator) {
        if (wanted == null
                || wanted.isUserDefinedNotSpecificFunction()
                || !(operator instanceof SqlFunction function)) {
            return true;
        }
        return function.getFunctionType() == wanted;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators;
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
