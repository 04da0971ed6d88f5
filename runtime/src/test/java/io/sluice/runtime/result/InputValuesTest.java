package io.sluice.runtime.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InputValuesTest {
    private static final SqlType INTEGER = SqlType.of(TypeKind.INTEGER);

    @Test
    void numbersTakeTheTypesForm() {
        assertEquals(5, convert(5L, INTEGER));
        assertEquals(5, convert(5.0, INTEGER));
        assertEquals((byte) 5, convert(BigInteger.valueOf(5), SqlType.of(TypeKind.TINYINT)));
        assertEquals(1.5f, convert(1.5, SqlType.of(TypeKind.REAL)));
        assertEquals(3.0, convert(3, SqlType.of(TypeKind.DOUBLE)));
        assertEquals(new BigDecimal("0.10"), convert(0.1, SqlType.decimal(5, 2)));
        assertEquals(new BigDecimal("1.24"), convert(new BigDecimal("1.235"), SqlType.decimal(5, 2)));
        assertNull(convert(null, INTEGER));
    }

    @Test
    void textIsReadAsSqlReadsIt() {
        assertEquals(-42, convert("-42", INTEGER));
        assertEquals(20484, convert("2026-01-31", SqlType.of(TypeKind.DATE)));
        assertEquals(true, convert("true", SqlType.of(TypeKind.BOOLEAN)));
        assertEquals(new BigDecimal("12.50"), convert("12.5", SqlType.decimal(10, 2)));
        assertEquals(1_500_000L, convert("1970-01-01 00:00:01.5", SqlType.timestamp(6)));
        assertArrayEquals(new byte[] {1, (byte) 0xff}, (byte[]) convert("\\x01ff", SqlType.of(TypeKind.VARBINARY)));
        assertEquals("DAYS", convert(TimeUnit.DAYS, SqlType.varchar()));
        assertEquals("7", convert(7, SqlType.varchar()));
    }

    @Test
    void timesAreCutToTheirPrecision() {
        assertEquals(1_700L, convert(LocalDateTime.of(1970, 1, 1, 0, 0, 1, 789_000_000), SqlType.timestamp(1)));
        assertEquals(1_000_000_000L, convert(LocalTime.of(0, 0, 1, 5), SqlType.of(TypeKind.TIME)));
        assertEquals(86_400_000L, convert(LocalDate.of(1970, 1, 2), SqlType.timestamp(3)));
        assertEquals(
                3_600_000_000L,
                convert(OffsetDateTime.parse("1970-01-01T02:00:00+01:00"), SqlType.of(TypeKind.TIMESTAMP_LTZ)));
    }

    @Test
    void nestedValuesAreConvertedWithin() {
        assertEquals(List.of(1L, 2L), convert(new int[] {1, 2}, SqlType.array(SqlType.bigint())));
        assertEquals(Map.of("a", 1L), convert(Map.of("a", 1), SqlType.map(SqlType.varchar(), SqlType.bigint())));
        SqlType row = SqlType.row(List.of(new Field("x", SqlType.bigint()), new Field("y", SqlType.varchar())));
        assertEquals(List.of(1L, "b"), convert(new Object[] {1, "b"}, row));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        refused("parameter 1: abc (String) does not fit INTEGER", "abc", INTEGER);
        refused("parameter 1: 3000000000 (Long) is out of range for INTEGER", 3_000_000_000L, INTEGER);
        refused("parameter 1: 1.5 (Double) does not fit INTEGER", 1.5, INTEGER);
        refused("parameter 1: 1000 (Integer) is out of range for DECIMAL(4, 2)", 1000, SqlType.decimal(4, 2));
        refused("parameter 1: NaN (Double) does not fit DECIMAL(4, 2)", Double.NaN, SqlType.decimal(4, 2));
        refused("parameter 1: true (Boolean) does not fit BIGINT", true, SqlType.bigint());
        refused(
                "parameter 1: abcd (String) is out of range for VARCHAR(3)",
                "abcd",
                new SqlType(TypeKind.VARCHAR, 3, 0, true, List.of()));
        refused("parameter 1: [1, x] (", List.of(1, "x"), SqlType.array(SqlType.bigint()));
    }

    @Test
    void countsMustAgree() {
        SluiceException error =
                assertThrows(SluiceException.class, () -> InputValues.parameters(List.of(INTEGER, INTEGER), 1));
        assertEquals(ErrorCode.PARAMETER_MISMATCH, error.code());
        assertTrue(error.getMessage().contains("has 2 parameters, but 1 value was given"), error.getMessage());
        Field required = new Field("x", INTEGER.withNullable(false));
        assertEquals(
                ErrorCode.NOT_NULL_VIOLATION,
                assertThrows(SluiceException.class, () -> InputValues.row(List.of(required), (Object) null))
                        .code());
    }

    private static Object convert(Object value, SqlType type) {
        return InputValues.convert(value, type, "parameter 1");
    }

    private static void refused(String message, Object value, SqlType type) {
        SluiceException error = assertThrows(SluiceException.class, () -> convert(value, type));
        assertEquals(ErrorCode.PARAMETER_MISMATCH, error.code());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }
}
