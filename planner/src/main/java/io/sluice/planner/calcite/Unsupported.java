package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.planner.function.UserFunction;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Finds in expressions what does not run yet, and functions that do not exist, while the user's positions are still at hand. */
final class Unsupported extends SqlBasicVisitor<Void> {
    private final Problems problems;
    private final List<String> userFunctions;

    Unsupported(Problems problems) {
        this(problems, List.of());
    }

    /** @param userFunctions that the application has registered */
    Unsupported(Problems problems, Collection<UserFunction> userFunctions) {
        this.problems = problems;
        this.userFunctions = userFunctions.stream()
                .map(f -> f.name().toUpperCase(Locale.ROOT))
                .toList();
    }

    /** Refuses a kind of FROM item. */
    SluiceException fromItem(SqlNode node) {
        SqlParserPos pos = node.getParserPosition();
        return switch (node.getKind()) {
            case TABLESAMPLE -> problems.notSupported(pos, "TABLESAMPLE is not supported yet", "");
            default -> problems.notSupported(pos, "this form of FROM is not supported yet", "");
        };
    }

    void check(SqlNode expression) {
        if (expression != null) {
            expression.accept(this);
        }
    }

    /** Calcite keeps intervals in milliseconds: what is finer would be lost without a word. */
    @Override
    public Void visit(SqlLiteral literal) {
        if (literal instanceof SqlIntervalLiteral interval) {
            String text =
                    interval.getValueAs(SqlIntervalLiteral.IntervalValue.class).getIntervalLiteral();
            int point = text.indexOf('.');
            if (point >= 0
                    && !text.substring(Math.min(text.length(), point + 4)).matches("0*")) {
                throw problems.notSupported(
                        literal.getParserPosition(),
                        "intervals finer than a millisecond are not supported yet",
                        "give at most three digits after the point");
            }
        }
        return null;
    }

    /** A word that is no unit: Calcite would silently take it for EPOCH. */
    @Override
    public Void visit(SqlIntervalQualifier unit) {
        if (unit.timeFrameName != null) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    unit.getParserPosition(),
                    "\"" + unit.timeFrameName + "\" is not a unit of time",
                    "units are SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR and their like");
        }
        return null;
    }

    @Override
    public Void visit(SqlCall call) {
        if (NestedQueries.isQuery(call)) {
            // Checked when it is prepared itself.
            return null;
        }
        SqlParserPos pos = call.getParserPosition();
        switch (call.getKind()) {
            case DEFAULT ->
                throw problems.notSupported(
                        pos,
                        "DEFAULT stands for a whole value of INSERT, UPDATE or MERGE only",
                        "write the value, or leave the column out");
            case MULTISET_VALUE_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR ->
                throw problems.notSupported(pos, "MULTISET is not supported", "use an array: ARRAY[1, 2]");
            default -> {
                if (call.getOperator() instanceof SqlFunction function) {
                    checkFunction(call, function);
                }
            }
        }
        if (call.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")) {
            // Its second argument is read as a unit even where it is a column.
            check(call.operand(0));
            return null;
        }
        return super.visit(call);
    }

    private void checkFunction(SqlCall call, SqlFunction function) {
        String name = function.getName().toUpperCase(Locale.ROOT);
        if (DialectOperators.isFunction(name) || !isPlainName(name) || userFunctions.contains(name)) {
            return;
        }
        SqlParserPos pos = function.getNameAsId() == null
                        || function.getNameAsId().getParserPosition().getLineNum() == 0
                ? call.getParserPosition()
                : function.getNameAsId().getParserPosition();
        if (DialectOperators.isUnsupportedAggregate(name)) {
            throw problems.notSupported(
                    pos, "the aggregate " + name + " is not supported yet", "SHOW FUNCTIONS lists those that are");
        }
        if (name.equals("TUMBLE") || name.equals("HOP") || name.equals("SESSION") || name.equals("CUMULATE")) {
            throw problems.error(
                    ErrorCode.INVALID_WINDOW,
                    pos,
                    name + " is a table function, it stands in FROM",
                    "FROM TABLE(" + name + "(TABLE t, DESCRIPTOR(time), INTERVAL '10' SECOND))");
        }
        List<String> candidates = new ArrayList<>(DialectOperators.functionNames());
        candidates.addAll(userFunctions);
        String hint = NameSuggester.hint(name, candidates);
        throw problems.error(
                ErrorCode.FUNCTION_NOT_FOUND,
                pos,
                "function \"" + function.getName() + "\" not found",
                hint.isEmpty() ? "SHOW FUNCTIONS lists them all" : hint);
    }

    /** Calcite keeps some syntax as functions with names like {@code $CAST} or {@code TABLE FUNCTION}. */
    private static boolean isPlainName(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_') && !name.equals("ROW");
    }
}
