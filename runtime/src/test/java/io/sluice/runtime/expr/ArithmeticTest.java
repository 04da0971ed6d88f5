package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.DOUBLE;
import static io.sluice.runtime.expr.ExprTester.INTEGER;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final List<ScalarOp> OPERATIONS =
            List.of(ScalarOp.PLUS, ScalarOp.MINUS, ScalarOp.TIMES, ScalarOp.DIVIDE, ScalarOp.MOD);
    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void integersOfEveryWidthAgreeWithBigInteger() {
        for (TypeKind kind : List.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)) {
            SqlType type = SqlType.of(kind);
            int bits = 8
                    << List.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)
                            .indexOf(kind);
            List<Long> values = samples(bits);
            ExprTester tester = new ExprTester(type, type);
            for (ScalarOp op : OPERATIONS) {
                List<String> rows = new ArrayList<>();
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    Long x = pick(values);
                    Long y = pick(values);
                    rows.add(text(x) + " | " + text(y));
                    expected.add(integerOracle(op, x, y, bits));
                }
                assertEquals(
                        expected,
                        tester.run(call(op, type, tester.col(0), tester.col(1)), rows.toArray(String[]::new)));
            }
        }
    }

    @Test
    void aConstantOnEitherSideGivesTheSame() {
        ExprTester tester = new ExprTester(BIGINT);
        List<Long> values = samples(64);
        values.addAll(List.of(7L, 10L, 123L, 1000L, -123L, 1L << 32, (1L << 32) + 1));
        String[] rows = values.stream().map(ArithmeticTest::text).toArray(String[]::new);
        for (Long constant : values) {
            if (constant == null) {
                continue;
            }
            for (ScalarOp op : OPERATIONS) {
                List<String> right = values.stream()
                        .map(x -> integerOracle(op, x, constant, 64))
                        .toList();
                assertEquals(
                        right,
                        tester.run(call(op, BIGINT, tester.col(0), lit(constant, BIGINT)), rows),
                        op + " " + constant);
                List<String> left = values.stream()
                        .map(x -> integerOracle(op, constant, x, 64))
                        .toList();
                assertEquals(left, tester.run(call(op, BIGINT, lit(constant, BIGINT), tester.col(0)), rows));
            }
        }
    }

    @Test
    void aFailingConstantFailsEveryRow() {
        ExprTester tester = new ExprTester(BIGINT);
        var zero = call(ScalarOp.DIVIDE, BIGINT, lit(1L, BIGINT), lit(0L, BIGINT));
        assertEquals(
                List.of("DIVISION_BY_ZERO", "DIVISION_BY_ZERO"),
                tester.run(call(ScalarOp.PLUS, BIGINT, tester.col(0), zero), "1", "2"));
    }

    @Test
    void decimalsAgreeWithBigDecimal() {
        decimals(SqlType.decimal(10, 2), SqlType.decimal(12, 4));
        decimals(SqlType.decimal(19, 0), SqlType.decimal(4, 3));
        decimals(SqlType.decimal(38, 6), SqlType.decimal(38, 0));
        decimals(SqlType.decimal(20, 18), SqlType.decimal(30, 1));
    }

    private void decimals(SqlType left, SqlType right) {
        ExprTester tester = new ExprTester(left, right);
        for (ScalarOp op : OPERATIONS) {
            SqlType type = resultType(op, left, right);
            List<String> rows = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                BigDecimal x = decimal(left);
                BigDecimal y = decimal(right);
                rows.add(text(x) + " | " + text(y));
                expected.add(decimalOracle(op, x, y, type));
            }
            assertEquals(
                    expected,
                    tester.run(call(op, type, tester.col(0), tester.col(1)), rows.toArray(String[]::new)),
                    () -> op + " to " + type + " of " + rows);
        }
    }

    @Test
    void doublesFollowIeee() {
        ExprTester tester = new ExprTester(DOUBLE, DOUBLE);
        String[] rows = {"1.5 | 0", "-1 | 0", "0 | 0", "1e308 | 10", "NULL | 1", "7 | -2.5"};
        assertEquals(
                List.of("Infinity", "-Infinity", "NaN", "1e+307", "NULL", "-2.8"),
                tester.run(call(ScalarOp.DIVIDE, DOUBLE, tester.col(0), tester.col(1)), rows));
        assertEquals(
                List.of("0.0", "-0.0", "0.0", "Infinity", "NULL", "-17.5"),
                tester.run(call(ScalarOp.TIMES, DOUBLE, tester.col(0), tester.col(1)), rows));
        assertEquals(
                List.of("NaN", "NaN", "NaN", "8.0", "NULL", "2.0"),
                tester.run(
                        call(ScalarOp.MOD, DOUBLE, tester.col(0), tester.col(1)),
                        "1.5 | 0",
                        "-1 | 0",
                        "0 | 0",
                        "18 | 10",
                        "NULL | 1",
                        "7 | -2.5"));
        assertEquals(
                List.of("8.0", "0.5"),
                tester.run(call(ScalarOp.POWER, DOUBLE, tester.col(0), tester.col(1)), "2 | 3", "2 | -1"));
    }

    @Test
    void functionsOfIntegers() {
        ExprTester tester = new ExprTester(INTEGER);
        String[] rows = {"5", "-5", "NULL", "-2147483648"};
        assertEquals(
                List.of("-5", "5", "NULL", "NUMERIC_OVERFLOW"),
                tester.run(call(ScalarOp.NEGATE, INTEGER, tester.col(0)), rows));
        assertEquals(
                List.of("5", "5", "NULL", "NUMERIC_OVERFLOW"),
                tester.run(call(ScalarOp.ABS, INTEGER, tester.col(0)), rows));
        assertEquals(List.of("1", "-1", "NULL", "-1"), tester.run(call(ScalarOp.SIGN, INTEGER, tester.col(0)), rows));
        assertEquals(
                List.of("10", "-10", "NULL", "NUMERIC_OVERFLOW"),
                tester.run(call(ScalarOp.ROUND, INTEGER, tester.col(0), lit(-1, INTEGER)), rows));
        assertEquals(
                List.of("0", "0", "NULL", "-2147483640"),
                tester.run(call(ScalarOp.TRUNCATE, INTEGER, tester.col(0), lit(-1, INTEGER)), rows));
        ExprTester wide = new ExprTester(BIGINT);
        assertEquals(
                List.of("NUMERIC_OVERFLOW", "NUMERIC_OVERFLOW"),
                wide.run(
                        call(ScalarOp.ROUND, BIGINT, wide.col(0), lit(-1, INTEGER)),
                        "9223372036854775807",
                        "-9223372036854775808"));
    }

    @Test
    void functionsOfDoubles() {
        ExprTester tester = new ExprTester(DOUBLE);
        String[] rows = {"2.5", "-2.5", "0.49999999999999994", "NaN"};
        assertEquals(
                List.of("3.0", "-3.0", "0.0", "NaN"), tester.run(call(ScalarOp.ROUND, DOUBLE, tester.col(0)), rows));
        assertEquals(
                List.of("2.0", "-3.0", "0.0", "NaN"), tester.run(call(ScalarOp.FLOOR, DOUBLE, tester.col(0)), rows));
        assertEquals(
                List.of("2.0", "-2.0", "0.0", "NaN"), tester.run(call(ScalarOp.TRUNCATE, DOUBLE, tester.col(0)), rows));
        assertEquals(
                List.of("1.01", "-1.01", "10.0"),
                tester.run(call(ScalarOp.ROUND, DOUBLE, tester.col(0), lit(2, INTEGER)), "1.005", "-1.005", "9.999"));
        assertEquals(
                List.of("2.0", "INVALID_ARGUMENT", "0.0"),
                tester.run(call(ScalarOp.SQRT, DOUBLE, tester.col(0)), "4", "-1", "0"));
        assertEquals(
                List.of("0.0", "INVALID_ARGUMENT", "2.0"),
                tester.run(call(ScalarOp.LOG10, DOUBLE, tester.col(0)), "1", "0", "100"));
    }

    @Test
    void functionsOfDecimals() {
        SqlType type = SqlType.decimal(5, 2);
        ExprTester tester = new ExprTester(type);
        String[] rows = {"1.25", "-1.25", "999.99", "NULL"};
        assertEquals(
                List.of("-1.25", "1.25", "-999.99", "NULL"),
                tester.run(call(ScalarOp.NEGATE, type, tester.col(0)), rows));
        assertEquals(
                List.of("1", "-2", "999", "NULL"),
                tester.run(call(ScalarOp.FLOOR, SqlType.decimal(5, 0), tester.col(0)), rows));
        assertEquals(
                List.of("1.30", "-1.30", "NUMERIC_OVERFLOW", "NULL"),
                tester.run(call(ScalarOp.ROUND, type, tester.col(0), lit(1, INTEGER)), rows));
    }

    private List<Long> samples(int bits) {
        long max = Long.MAX_VALUE >>> 64 - bits;
        List<Long> values = new ArrayList<>(List.of(0L, 1L, -1L, 2L, -2L, max, max - 1, -max, -max - 1));
        values.add(null);
        for (int i = 0; i < 20; i++) {
            values.add(random.nextLong() >> 64 - 1 - random.nextInt(bits));
        }
        return values;
    }

    private Long pick(List<Long> values) {
        return values.get(random.nextInt(values.size()));
    }

    private BigDecimal decimal(SqlType type) {
        int digits = random.nextInt(type.precision() + 1);
        if (random.nextInt(10) == 0) {
            return null;
        }
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = 0; i < digits; i++) {
            unscaled = unscaled.multiply(BigInteger.TEN).add(BigInteger.valueOf(random.nextInt(10)));
        }
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private static SqlType resultType(ScalarOp op, SqlType left, SqlType right) {
        int scale = switch (op) {
            case TIMES -> Math.min(12, left.scale() + right.scale());
            case DIVIDE -> Math.max(6, left.scale());
            default -> Math.max(left.scale(), right.scale());
        };
        return SqlType.decimal(op == ScalarOp.PLUS ? 38 : 22, scale);
    }

    private static String decimalOracle(ScalarOp op, BigDecimal x, BigDecimal y, SqlType type) {
        if (x == null || y == null) {
            return "NULL";
        }
        if (y.signum() == 0 && (op == ScalarOp.DIVIDE || op == ScalarOp.MOD)) {
            return "DIVISION_BY_ZERO";
        }
        BigDecimal exact = switch (op) {
            case PLUS -> x.add(y);
            case MINUS -> x.subtract(y);
            case TIMES -> x.multiply(y);
            case DIVIDE -> x.divide(y, type.scale(), RoundingMode.HALF_UP);
            default -> x.remainder(y);
        };
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() ? "NUMERIC_OVERFLOW" : rounded.toPlainString();
    }

    private static String integerOracle(ScalarOp op, Long left, Long right, int bits) {
        if (left == null || right == null) {
            return "NULL";
        }
        BigInteger x = BigInteger.valueOf(left);
        BigInteger y = BigInteger.valueOf(right);
        if (right == 0 && (op == ScalarOp.DIVIDE || op == ScalarOp.MOD)) {
            return "DIVISION_BY_ZERO";
        }
        BigInteger exact = switch (op) {
            case PLUS -> x.add(y);
            case MINUS -> x.subtract(y);
            case TIMES -> x.multiply(y);
            case DIVIDE -> x.divide(y);
            default -> x.remainder(y);
        };
        return exact.bitLength() > bits - 1 ? "NUMERIC_OVERFLOW" : exact.toString();
    }

    private static String text(Object value) {
        return value == null ? "NULL" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
