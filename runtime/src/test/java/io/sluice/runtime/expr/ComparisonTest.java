package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.SqlTextParser;
import io.sluice.runtime.batch.Values;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** All comparisons of all pairs of a list of values that ascends, as columns and against constants. */
class ComparisonTest {
    private static final List<ScalarOp> OPERATIONS = List.of(
            ScalarOp.EQUALS,
            ScalarOp.NOT_EQUALS,
            ScalarOp.LESS,
            ScalarOp.LESS_EQUAL,
            ScalarOp.GREATER,
            ScalarOp.GREATER_EQUAL,
            ScalarOp.IS_DISTINCT_FROM,
            ScalarOp.IS_NOT_DISTINCT_FROM);

    @Test
    void everyKind() {
        check(BOOLEAN, "false", "true");
        check(SqlType.of(TypeKind.TINYINT), "-128", "-1", "0", "127");
        check(SqlType.of(TypeKind.SMALLINT), "-32768", "0", "32767");
        check(SqlType.of(TypeKind.INTEGER), "-2147483648", "-1", "0", "2147483647");
        check(SqlType.bigint(), "-9223372036854775808", "-1", "0", "1", "9223372036854775807");
        check(SqlType.of(TypeKind.REAL), "-Infinity", "-1", "0", "1e30", "Infinity", "NaN");
        check(SqlType.of(TypeKind.DOUBLE), "-Infinity", "-1", "0", "1e300", "Infinity", "NaN");
        check(
                SqlType.decimal(38, 2),
                "-123456789012345678901234567890.00",
                "-0.01",
                "0",
                "9",
                "123456789012345678901234567890");
        check(SqlType.varchar(), "''", "a", "aa", "abcdefgh", "abcdefghi", "abcdefgi", "b", "z", "ä", "€", "𝄞");
        check(SqlType.of(TypeKind.VARBINARY), "\\x", "\\x00", "\\x7f", "\\x80", "\\xff00");
        check(SqlType.of(TypeKind.DATE), "0001-01-01", "1969-12-31", "1970-01-01", "2026-01-31");
        check(SqlType.of(TypeKind.TIME), "00:00", "12:00", "23:59:59");
        check(SqlType.timestamp(3), "1969-12-31 23:59:59.999", "1970-01-01", "2026-01-31 10:00");
        check(SqlType.of(TypeKind.INTERVAL_DAY), "-1 day", "00:00:01", "2 days");
        check(SqlType.of(TypeKind.INTERVAL_YEAR), "-1 year", "0 months", "1 month");
    }

    @Test
    void minusZeroEqualsZero() {
        ExprTester tester = new ExprTester(ExprTester.DOUBLE);
        Expr equal = call(ScalarOp.EQUALS, BOOLEAN, tester.col(0), lit(0.0, ExprTester.DOUBLE));
        assertEquals(List.of("true", "true"), tester.run(equal, "-0.0", "0.0"));
    }

    @Test
    void decimalsOfDifferentScales() {
        ExprTester tester = new ExprTester(SqlType.decimal(5, 1), SqlType.decimal(38, 4));
        Expr less = call(ScalarOp.LESS, BOOLEAN, tester.col(0), tester.col(1));
        assertEquals(
                List.of("true", "false", "false", "NULL"),
                tester.run(less, "1.5 | 1.5001", "1.5 | 1.5", "1.5 | -99999999999999999999", "NULL | 1"));
    }

    private static void check(SqlType type, String... ascending) {
        List<String> values = new ArrayList<>(List.of(ascending));
        values.add("NULL");
        ExprTester tester = new ExprTester(type, type);
        for (ScalarOp op : OPERATIONS) {
            List<String> rows = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                for (int j = 0; j < values.size(); j++) {
                    rows.add(values.get(i) + " | " + values.get(j));
                    expected.add(oracle(op, i, j, values.size() - 1));
                }
            }
            Expr columns = call(op, BOOLEAN, tester.col(0), tester.col(1));
            assertEquals(expected, tester.run(columns, rows.toArray(String[]::new)), op + " of " + type);
            againstConstants(type, values, tester, op);
        }
    }

    private static void againstConstants(SqlType type, List<String> values, ExprTester tester, ScalarOp op) {
        String[] rows = values.stream().map(value -> value + " | NULL").toArray(String[]::new);
        for (int j = 0; j < values.size(); j++) {
            Expr constant = lit(value(type, values.get(j)), type);
            List<String> right = new ArrayList<>();
            List<String> left = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                right.add(oracle(op, i, j, values.size() - 1));
                left.add(oracle(op, j, i, values.size() - 1));
            }
            assertEquals(right, tester.run(call(op, BOOLEAN, tester.col(0), constant), rows), op + " " + values.get(j));
            assertEquals(left, tester.run(call(op, BOOLEAN, constant, tester.col(0)), rows), values.get(j) + " " + op);
        }
    }

    private static String oracle(ScalarOp op, int left, int right, int nullIndex) {
        if (op == ScalarOp.IS_DISTINCT_FROM) {
            return String.valueOf(left != right);
        }
        if (op == ScalarOp.IS_NOT_DISTINCT_FROM) {
            return String.valueOf(left == right);
        }
        if (left == nullIndex || right == nullIndex) {
            return "NULL";
        }
        return String.valueOf(
                switch (op) {
                    case EQUALS -> left == right;
                    case NOT_EQUALS -> left != right;
                    case LESS -> left < right;
                    case LESS_EQUAL -> left <= right;
                    case GREATER -> left > right;
                    default -> left >= right;
                });
    }

    private static Object value(SqlType type, String text) {
        if (text.equals("NULL")) {
            return null;
        }
        try (RootAllocator allocator = new RootAllocator();
                ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            new SqlTextParser(type).parse(text.equals("''") ? "" : text, builder);
            Column column = builder.build();
            Object value = Values.get(column, 0);
            column.release();
            return value;
        }
    }
}
