package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    private static final SqlType INTEGER = SqlType.of(TypeKind.INTEGER);
    private static final SqlType DOUBLE = SqlType.of(TypeKind.DOUBLE);
    private static final SqlType REAL = SqlType.of(TypeKind.REAL);

    /** The text of what {@code text} reads as; "refused" when it does not. */
    private static String reread(SqlType type, String text) {
        try (RootAllocator allocator = new RootAllocator();
                ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            if (!new SqlTextParser(type).parse(text, builder)) {
                assertEquals(0, builder.rowCount());
                return "refused";
            }
            Column column = builder.build();
            String written = SqlText.of(column, 0);
            assertEquals(written, SqlText.of(type, Values.get(column, 0)), "both ways of writing agree");
            column.release();
            return written;
        }
    }

    private static void check(SqlType type, String... textAndExpected) {
        for (int i = 0; i < textAndExpected.length; i += 2) {
            assertEquals(textAndExpected[i + 1], reread(type, textAndExpected[i]), type + " of " + textAndExpected[i]);
        }
    }

    @Test
    void booleans() {
        check(SqlType.of(TypeKind.BOOLEAN), "true", "true", " T ", "true", "oFF", "false", "1", "true", "2", "refused");
    }

    @Test
    void integersKeepTheirRange() {
        check(SqlType.of(TypeKind.TINYINT), "127", "127", "-128", "-128", "128", "refused", "+5", "5");
        check(SqlType.of(TypeKind.SMALLINT), "-32768", "-32768", "32768", "refused");
        check(INTEGER, " 42 ", "42", "2147483648", "refused", "", "refused", "-", "refused", "1.0", "refused");
        check(
                SqlType.bigint(),
                "9223372036854775807",
                "9223372036854775807",
                "-9223372036854775808",
                "-9223372036854775808",
                "9223372036854775808",
                "refused",
                "-9223372036854775809",
                "refused",
                "92233720368547758070",
                "refused",
                "12a",
                "refused");
    }

    @Test
    void decimalsRoundHalfUpToTheirScale() {
        check(
                SqlType.decimal(5, 2),
                "1",
                "1.00",
                "-0.5",
                "-0.50",
                "1.005",
                "1.01",
                "-1.005",
                "-1.01",
                "999.99",
                "999.99",
                "999.995",
                "refused",
                "1e2",
                "100.00",
                "1e-2",
                "0.01",
                ".5",
                "0.50",
                "0e99999",
                "0.00",
                "1e99999",
                "refused",
                "x",
                "refused",
                "1e",
                "refused");
        check(
                SqlType.decimal(38, 10),
                "1234567890123456789012345678.0123456789",
                "1234567890123456789012345678.0123456789",
                "-0.0000000001",
                "-0.0000000001");
        check(
                SqlType.decimal(38, 38),
                "0.00000000000000000000000000000000000001",
                "0.00000000000000000000000000000000000001");
    }

    @Test
    void doublesHaveTheFewestDigitsThatReadBack() {
        check(
                DOUBLE,
                "1",
                "1.0",
                "0.1",
                "0.1",
                "-2.50",
                "-2.5",
                "1e15",
                "1000000000000000.0",
                "1e16",
                "1e+16",
                "0.0001",
                "0.0001",
                "0.00001",
                "1e-05",
                "1.5e300",
                "1.5e+300",
                "nan",
                "NaN",
                "-inf",
                "-Infinity",
                "-0.0",
                "-0.0",
                "2e-3",
                "0.002",
                "5.684341886080802E-14",
                "5.684341886080802e-14",
                "123456789.125",
                "123456789.125",
                "0x10",
                "refused",
                "1d",
                "refused");
        check(REAL, "0.1", "0.1", "16777216", "16777216.0", "1e-10", "1e-10");
    }

    @Test
    void anyDoubleReadsBackAsItself() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(1_000_000) / 1000.0;
            if (Double.isNaN(value)) {
                continue;
            }
            String text = SqlText.of(DOUBLE, value);
            assertEquals(value, Double.parseDouble(text), text);
            assertEquals(text, reread(DOUBLE, text));
        }
    }

    @Test
    void datesAndTimes() {
        check(
                SqlType.of(TypeKind.DATE),
                "2026-01-31",
                "2026-01-31",
                "2024-2-29",
                "2024-02-29",
                "2023-02-29",
                "refused",
                "1900-02-29",
                "refused",
                "1969-12-31",
                "1969-12-31",
                "0001-01-01",
                "0001-01-01",
                "2026-13-01",
                "refused",
                "2026-01-31 10:00",
                "refused");
        check(
                new SqlType(TypeKind.TIME, 3, 0, true, List.of()),
                "10:00",
                "10:00:00",
                "23:59:59.9999",
                "23:59:59.999",
                "24:00",
                "refused",
                "10",
                "refused");
    }

    @Test
    void timestampsInTheirThreeUnits() {
        check(
                SqlType.timestamp(3),
                "2026-01-31 10:00",
                "2026-01-31 10:00:00",
                "2026-01-31T10:00:00.5Z",
                "2026-01-31 10:00:00.5",
                "2026-01-31",
                "2026-01-31 00:00:00",
                "1969-12-31 23:59:59.9999",
                "1969-12-31 23:59:59.999",
                "2026-01-31 10:00:00+02:00",
                "2026-01-31 08:00:00",
                "2026-01-31 10:00:00-0530",
                "2026-01-31 15:30:00",
                "2026-01-31 10:00:00 UTC",
                "2026-01-31 10:00:00",
                "2026-01-31 10:00x",
                "refused",
                "2026-01-31 25:00",
                "refused");
        check(SqlType.timestamp(6), "2026-01-31 10:00:00.1234567", "2026-01-31 10:00:00.123456");
        check(
                SqlType.timestamp(9),
                "2026-01-31 10:00:00.123456789",
                "2026-01-31 10:00:00.123456789",
                "3000-01-01 00:00:00",
                "refused");
        check(SqlType.timestamp(0), "2026-01-31 10:00:00.9", "2026-01-31 10:00:00");
        check(SqlType.of(TypeKind.TIMESTAMP_LTZ), "2026-01-31 10:00:00.5+01", "2026-01-31 09:00:00.5+00");
    }

    @Test
    void intervals() {
        check(
                SqlType.of(TypeKind.INTERVAL_DAY),
                "1 day 02:03:04.5",
                "1 day 02:03:04.5",
                "-1 02:00:00",
                "-1 days -02:00:00",
                "90 seconds",
                "00:01:30",
                "2 days",
                "2 days",
                "1 month",
                "refused",
                "-00:00:01",
                "-00:00:01");
        check(
                SqlType.of(TypeKind.INTERVAL_YEAR),
                "1-2",
                "1 year 2 months",
                "-3 months",
                "-3 months",
                "0 months",
                "0 months",
                "1 day",
                "refused");
    }

    @Test
    void binaryIsHex() {
        check(
                SqlType.of(TypeKind.VARBINARY),
                "\\x68Ff",
                "\\x68ff",
                "hi",
                "\\x6869",
                "\\x6",
                "refused",
                "\\xzz",
                "refused");
    }

    @Test
    void nestedValues() {
        check(SqlType.array(INTEGER), "[1, NULL,3]", "[1, NULL, 3]", "[]", "[]", "[1", "refused", "[x]", "refused");
        check(SqlType.map(SqlType.varchar(), INTEGER), "{a=1, b=NULL}", "{a=1, b=NULL}", "{}", "{}");
        SqlType row = SqlType.row(List.of(new Field("a", INTEGER), new Field("b", SqlType.array(SqlType.varchar()))));
        check(row, "(1, [x, y])", "(1, [x, y])", "(1)", "refused", "(NULL, NULL)", "(NULL, NULL)");
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("k", 1);
        assertEquals("{k=1}", SqlText.of(SqlType.map(SqlType.varchar(), INTEGER), map));
        assertEquals("(NULL, NULL)", SqlText.of(row, Arrays.asList(null, null)));
    }
}
