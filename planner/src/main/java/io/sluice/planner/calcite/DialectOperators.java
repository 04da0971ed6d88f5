package io.sluice.planner.calcite;

import io.sluice.planner.function.FunctionDoc;
import io.sluice.planner.function.ScalarFunctions;
import io.sluice.planner.function.library.FunctionLibrary;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.OverFunction;
import io.sluice.sql.parser.WindowCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * What the dialect can call: all operators of standard SQL, the aggregates that run, and of the functions those documented in
 * {@link ScalarFunctions}; our own come first.
 */
final class DialectOperators {
    /** DATE_TRUNC('hour', time); the parser's own form with a bare unit is rewritten to it. */
    static final SqlFunction DATE_TRUNC = SqlBasicFunction.create(
            "DATE_TRUNC",
            ReturnTypes.ARG1_NULLABLE,
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
            SqlFunctionCategory.TIMEDATE);

    /** Calcite's takes bytes only. */
    private static final SqlFunction OCTET_LENGTH = SqlBasicFunction.create(
            "OCTET_LENGTH",
            ReturnTypes.INTEGER_NULLABLE,
            OperandTypes.family(SqlTypeFamily.CHARACTER).or(OperandTypes.family(SqlTypeFamily.BINARY)),
            SqlFunctionCategory.STRING);

    private static final SqlFunction BTRIM = SqlBasicFunction.create(
            "BTRIM",
            ReturnTypes.VARCHAR_NULLABLE,
            OperandTypes.family(SqlTypeFamily.CHARACTER)
                    .or(OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
            SqlFunctionCategory.STRING);

    private static final List<SqlOperator> SPLITS = List.of(
            split("SPLIT"),
            split("STRING_SPLIT"),
            split("STRING_TO_ARRAY"),
            split("REGEXP_SPLIT"),
            split("REGEXP_SPLIT_TO_ARRAY"));

    /** Calls the parser makes itself, with an operator of its own: only their implementation is ours. */
    private static final Set<String> PARSED = Set.of("OVERLAY", "TRANSLATE");

    /** Functions that are Java methods; those of the same name in Calcite's libraries give way. */
    private static final List<SqlOperator> JAVA = FunctionLibrary.names().stream()
            .filter(name -> !PARSED.contains(name))
            .<SqlOperator>map(JavaOperator::new)
            .toList();

    private static final Set<String> AGGREGATES = Set.of(
            "COUNT", "SUM", "AVG", "MIN", "MAX", "ANY_VALUE", "SINGLE_VALUE", "GROUPING", "GROUPING_ID", "GROUP_ID");

    /** Calcite spells some of the words our users know in its own libraries. */
    private static final SqlLibrary[] LIBRARIES = {
        SqlLibrary.STANDARD,
        SqlLibrary.POSTGRESQL,
        SqlLibrary.BIG_QUERY,
        SqlLibrary.SPARK,
        SqlLibrary.MSSQL,
        SqlLibrary.MYSQL
    };

    private static final List<SqlOperator> OWN = List.of(
            WindowFunctionOperator.of(WindowCall.Kind.TUMBLE),
            WindowFunctionOperator.of(WindowCall.Kind.HOP),
            WindowFunctionOperator.of(WindowCall.Kind.CUMULATE),
            WindowFunctionOperator.of(WindowCall.Kind.SESSION),
            CountWindowOperator.INSTANCE,
            DATE_TRUNC,
            OCTET_LENGTH,
            BTRIM,
            TimeDifference.MINUS,
            new ClockFunction("NOW", SqlTypeName.TIMESTAMP, SqlSyntax.FUNCTION),
            new ClockFunction("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP, SqlSyntax.FUNCTION_ID),
            new ClockFunction("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP, SqlSyntax.FUNCTION_ID),
            new ClockFunction("CURRENT_DATE", SqlTypeName.DATE, SqlSyntax.FUNCTION_ID),
            new ClockFunction("CURRENT_TIME", SqlTypeName.TIME, SqlSyntax.FUNCTION_ID),
            new ClockFunction("LOCALTIME", SqlTypeName.TIME, SqlSyntax.FUNCTION_ID));

    /** What is found without asking which functions are documented and what Calcite's libraries hold: all that most queries call. */
    private static final List<SqlOperator> FIRST = first();

    private static final OperatorIndex FIRST_INDEX = new OperatorIndex(FIRST);

    private static final Set<String> FIRST_FUNCTION_NAMES = Stream.concat(
                    Stream.concat(CallSpellings.names().stream(), AggregateFunction.names().stream()),
                    namesOfFunctions(FIRST))
            .collect(Collectors.toSet());

    private static final Set<String> DOCUMENTED =
            ScalarFunctions.all().stream().map(FunctionDoc::name).collect(Collectors.toSet());

    /** What there is in Calcite's libraries besides documented functions: these under names of the parser's, and signs. */
    private static final Set<String> OTHERS = Set.of("TRANSLATE3", "ILIKE", "NOT ILIKE", "::");

    static final SqlOperatorTable TABLE = new SqlOperatorTable() {
        @Override
        public void lookupOperatorOverloads(
                SqlIdentifier name,
                SqlFunctionCategory category,
                SqlSyntax syntax,
                List<SqlOperator> found,
                SqlNameMatcher matcher) {
            // Columns are looked up as well, for they might be functions without parentheses.
            if (name.isSimple()) {
                index(name.getSimple()).lookupOperatorOverloads(name, category, syntax, found, matcher);
            }
        }

        @Override
        public List<SqlOperator> getOperatorList() {
            return All.OPERATORS;
        }
    };

    private static OperatorIndex index(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean later = !FIRST_INDEX.knows(name) && (DOCUMENTED.contains(upper) || OTHERS.contains(upper));
        return later ? All.INDEX : FIRST_INDEX;
    }

    /** Set up when the name of a function of Calcite's is looked up. */
    static final class All {
        static final List<SqlOperator> OPERATORS = collect();

        static final OperatorIndex INDEX = new OperatorIndex(OPERATORS);

        private static final Set<String> FUNCTION_NAMES = Stream.concat(
                        FIRST_FUNCTION_NAMES.stream(), namesOfFunctions(OPERATORS))
                .collect(Collectors.toCollection(TreeSet::new));

        private All() {}
    }

    private DialectOperators() {}

    /** Two texts in, an array of VARCHAR out. */
    private static SqlFunction split(String name) {
        SqlReturnTypeInference array = call ->
                call.getTypeFactory().createArrayType(call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), -1);
        return SqlBasicFunction.create(
                name,
                array.andThen(SqlTypeTransforms.TO_NULLABLE),
                OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER),
                SqlFunctionCategory.STRING);
    }

    private static Stream<String> namesOfFunctions(List<SqlOperator> operators) {
        return operators.stream()
                .filter(op -> op instanceof SqlFunction)
                .map(op -> op.getName().toUpperCase(Locale.ROOT));
    }

    private static List<SqlOperator> first() {
        List<SqlOperator> first = new ArrayList<>(OWN);
        first.addAll(SPLITS);
        first.addAll(JAVA);
        first.addAll(DialectAggregates.own());
        Set<String> own = first.stream().map(SqlOperator::getName).collect(Collectors.toSet());
        for (SqlOperator op : SqlStdOperatorTable.instance().getOperatorList()) {
            if (op instanceof SqlAggFunction) {
                boolean over = isOverFunction(op.getName()) && !own.contains(op.getName());
                if (AGGREGATES.contains(op.getName()) || over) {
                    first.add(op);
                }
            } else if (!(op instanceof SqlFunction) || isInternal(op)) {
                first.add(op);
            }
        }
        return List.copyOf(first);
    }

    /** The first, and of Calcite's functions those that are documented; the standard's go before those of its libraries. */
    private static List<SqlOperator> collect() {
        List<SqlOperator> all = new ArrayList<>(FIRST);
        Set<String> taken = new HashSet<>();
        FIRST.stream().map(SqlOperator::getName).forEach(taken::add);
        for (SqlOperator op : SqlStdOperatorTable.instance().getOperatorList()) {
            boolean function = op instanceof SqlFunction && !(op instanceof SqlAggFunction) && !isInternal(op);
            if (function && DOCUMENTED.contains(op.getName()) && !taken.contains(op.getName())) {
                all.add(op);
            }
        }
        Set<String> standard = all.stream()
                .filter(SqlFunction.class::isInstance)
                .map(SqlOperator::getName)
                .collect(Collectors.toSet());
        for (SqlOperator op : library()) {
            boolean function = op instanceof SqlFunction && !(op instanceof SqlAggFunction);
            if (function && DOCUMENTED.contains(userName(op)) && !standard.contains(op.getName())) {
                all.add(op);
                standard.add(op.getName());
            } else if (!(op instanceof SqlFunction) && OTHERS.contains(op.getName())) {
                all.add(op);
            }
        }
        return List.copyOf(all);
    }

    private static List<SqlOperator> library() {
        List<SqlOperator> operators = new ArrayList<>();
        operators.add(SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL);
        operators.addAll(SqlLibraryOperatorTableFactory.INSTANCE
                .getOperatorTable(LIBRARIES)
                .getOperatorList());
        return operators;
    }

    private static boolean isOverFunction(String name) {
        return Arrays.stream(OverFunction.values())
                .anyMatch(function -> function.name().equals(name));
    }

    /** The name that the user writes: the grammar turns TRANSLATE into TRANSLATE3. */
    private static String userName(SqlOperator op) {
        return op.getName().equals("TRANSLATE3") ? "TRANSLATE" : op.getName();
    }

    /** Functions in Calcite's eyes that are syntax in the user's. */
    private static boolean isInternal(SqlOperator op) {
        return switch (op.getName()) {
            // Inside MATCH_RECOGNIZE.
            case "PREV", "NEXT", "FIRST", "LAST", "CLASSIFIER", "MATCH_NUMBER" -> true;
            case "CAST", "TRY_CAST", "SAFE_CAST", "DESCRIPTOR", "COALESCE", "NULLIF", "ITEM", "EXTRACT" -> true;
            default -> op.getSyntax() != SqlSyntax.FUNCTION && op.getSyntax() != SqlSyntax.FUNCTION_ID;
        };
    }

    /** Whether a query may call a function of this name, given in upper case. */
    static boolean isFunction(String name) {
        return FIRST_FUNCTION_NAMES.contains(name) || All.FUNCTION_NAMES.contains(name);
    }

    /** Every function name a query may use, in upper case. */
    static Set<String> functionNames() {
        return All.FUNCTION_NAMES;
    }

    /** Whether Calcite knows an aggregate of this name that we do not run (yet). Asked only when a function was not found. */
    static boolean isUnsupportedAggregate(String name) {
        return library().stream()
                .anyMatch(op -> op instanceof SqlAggFunction && op.getName().equalsIgnoreCase(name));
    }
}
