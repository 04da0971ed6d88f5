package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.DOUBLE;
import static io.sluice.runtime.expr.ExprTester.INTEGER;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CastTest {
    private static final SqlType DATE = SqlType.of(TypeKind.DATE);

    /** Pairs of a value and its cast; TRY_CAST gives the same, NULL for an error. */
    private static void check(SqlType from, SqlType to, String... valueAndExpected) {
        ExprTester tester = new ExprTester(from);
        String[] rows = new String[valueAndExpected.length / 2 + 1];
        String[] expected = new String[rows.length];
        String[] safe = new String[rows.length];
        for (int i = 0; i < rows.length - 1; i++) {
            rows[i] = valueAndExpected[2 * i];
            expected[i] = valueAndExpected[2 * i + 1];
            safe[i] = expected[i].startsWith("INVALID_") || expected[i].startsWith("NUMERIC_") ? "NULL" : expected[i];
        }
        rows[rows.length - 1] = "NULL";
        expected[rows.length - 1] = "NULL";
        safe[rows.length - 1] = "NULL";
        assertEquals(List.of(expected), tester.run(ExprTester.cast(tester.col(0), to), rows), from + " to " + to);
        assertEquals(List.of(safe), tester.run(ExprTester.tryCast(tester.col(0), to), rows), from + " to " + to);
    }

    @Test
    void betweenIntegers() {
        check(BIGINT, INTEGER, "5", "5", "2147483648", "NUMERIC_OVERFLOW", "-2147483648", "-2147483648");
        check(INTEGER, SqlType.of(TypeKind.TINYINT), "-128", "-128", "128", "NUMERIC_OVERFLOW");
        check(SqlType.of(TypeKind.SMALLINT), BIGINT, "-3", "-3");
    }

    @Test
    void toAndFromDecimal() {
        check(BIGINT, SqlType.decimal(19, 0), "9223372036854775807", "9223372036854775807");
        check(BIGINT, SqlType.decimal(5, 2), "999", "999.00", "1000", "NUMERIC_OVERFLOW", "-999", "-999.00");
        check(
                SqlType.decimal(6, 3),
                SqlType.decimal(4, 2),
                "1.005",
                "1.01",
                "-1.005",
                "-1.01",
                "99.999",
                "NUMERIC_OVERFLOW");
        check(SqlType.decimal(6, 3), INTEGER, "1.5", "2", "-1.5", "-2", "1.499", "1");
        check(SqlType.decimal(6, 3), DOUBLE, "1.250", "1.25");
        check(DOUBLE, SqlType.decimal(5, 2), "0.125", "0.13", "1e3", "NUMERIC_OVERFLOW", "NaN", "NUMERIC_OVERFLOW");
        check(DOUBLE, BIGINT, "1.5", "2", "-2.5", "-3", "1e19", "NUMERIC_OVERFLOW", "Infinity", "NUMERIC_OVERFLOW");
        check(BIGINT, DOUBLE, "3", "3.0");
        check(SqlType.of(TypeKind.REAL), DOUBLE, "0.5", "0.5");
    }

    @Test
    void booleans() {
        check(BOOLEAN, INTEGER, "true", "1", "false", "0");
        check(INTEGER, BOOLEAN, "0", "false", "-7", "true");
        check(VARCHAR, BOOLEAN, "yes", "true", "F", "false", "maybe", "INVALID_CAST");
    }

    @Test
    void textToValues() {
        check(VARCHAR, BIGINT, " 12 ", "12", "x", "INVALID_CAST", "''", "INVALID_CAST");
        check(VARCHAR, SqlType.decimal(4, 2), "1.239", "1.24", "100", "INVALID_CAST");
        check(
                VARCHAR,
                SqlType.timestamp(3),
                "2026-01-31T10:00:00.123Z",
                "2026-01-31 10:00:00.123",
                "31.1.2026",
                "INVALID_CAST");
        check(VARCHAR, DATE, "2026-02-30", "INVALID_CAST", "2026-02-28", "2026-02-28");
    }

    @Test
    void valuesToText() {
        check(DOUBLE, VARCHAR, "1", "1.0", "0.1", "0.1", "1e20", "1e+20");
        check(SqlType.decimal(5, 2), VARCHAR, "1.5", "1.50");
        check(SqlType.timestamp(6), VARCHAR, "2026-01-31 10:00", "2026-01-31 10:00:00");
        check(SqlType.array(INTEGER), VARCHAR, "[1, NULL]", "[1, NULL]");
        SqlType two = new SqlType(TypeKind.VARCHAR, 2, 0, true, List.of());
        check(VARCHAR, two, "äöü", "äö", "a", "a", "abc", "ab");
        check(INTEGER, two, "123", "12");
        check(two, VARCHAR, "ab", "ab");
    }

    @Test
    void times() {
        SqlType millis = SqlType.timestamp(3);
        SqlType micros = SqlType.timestamp(6);
        SqlType nanos = SqlType.timestamp(9);
        SqlType zoned = SqlType.of(TypeKind.TIMESTAMP_LTZ);
        check(millis, DATE, "1969-12-31 23:59:59.999", "1969-12-31", "2026-01-31 10:00", "2026-01-31");
        check(DATE, micros, "1969-12-31", "1969-12-31 00:00:00");
        check(DATE, nanos, "3000-01-01", "INVALID_CAST");
        check(micros, millis, "1969-12-31 23:59:59.999999", "1969-12-31 23:59:59.999");
        check(millis, nanos, "2026-01-31 10:00:00.5", "2026-01-31 10:00:00.5", "3000-01-01 00:00", "INVALID_CAST");
        check(micros, SqlType.timestamp(0), "1969-12-31 23:59:59.9", "1969-12-31 23:59:59");
        check(micros, zoned, "2026-01-31 10:00", "2026-01-31 10:00:00+00");
        check(micros, SqlType.of(TypeKind.TIME), "1969-12-31 23:59:59.9", "23:59:59");
    }

    @Test
    void nested() {
        check(SqlType.array(INTEGER), SqlType.array(BIGINT), "[1, NULL]", "[1, NULL]");
        check(VARCHAR, SqlType.array(INTEGER), "[1, 2]", "[1, 2]", "[x]", "INVALID_CAST");
    }

    @Test
    void constantsAreCastOnce() {
        ExprTester tester = new ExprTester(BIGINT);
        Expr constant = ExprTester.cast(ExprTester.lit("7", VARCHAR), BIGINT);
        assertEquals(List.of("7", "7"), tester.run(constant, "1", "2"));
        assertEquals(
                List.of("INVALID_CAST", "INVALID_CAST"),
                tester.run(ExprTester.cast(ExprTester.lit("x", VARCHAR), BIGINT), "1", "2"));
    }
}
