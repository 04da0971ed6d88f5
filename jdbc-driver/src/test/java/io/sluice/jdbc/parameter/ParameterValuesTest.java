package io.sluice.jdbc.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTest {
    private static final SqlType LTZ = SqlType.of(TypeKind.TIMESTAMP_LTZ);
    private static final LocalDateTime WALL = LocalDateTime.of(2026, 3, 8, 13, 45, 59, 123_456_789);

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    private static Object converted(SqlType type, Object value) throws SQLException {
        ParameterValues values = new ParameterValues(List.of(type));
        values.set(1, value);
        return values.toArray()[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
    void sqlDatesMeanTheirWallClock(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertEquals(WALL, converted(SqlType.timestamp(9), Timestamp.valueOf(WALL)));
        assertEquals(WALL.toLocalDate(), converted(SqlType.of(TypeKind.DATE), Date.valueOf("2026-03-08")));
        assertEquals(LocalTime.of(13, 45, 59), converted(SqlType.of(TypeKind.TIME), Time.valueOf("13:45:59")));
        Instant point = Instant.parse("2026-03-08T13:45:59.123456789Z");
        assertEquals(point, converted(LTZ, Timestamp.from(point)));
        ParameterValues values = new ParameterValues(List.of(SqlType.timestamp(9)));
        values.set(1, Timestamp.from(point), Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo")));
        assertEquals(WALL.plusHours(9), values.toArray()[0]);
    }

    @Test
    void javaTimeFollowsTheParametersType() throws SQLException {
        OffsetDateTime offset = OffsetDateTime.parse("2026-03-08T14:45:59.123456789+01:00");
        assertEquals(WALL, converted(SqlType.timestamp(9), WALL));
        assertEquals(WALL, converted(SqlType.timestamp(9), offset));
        assertEquals(offset.toInstant(), converted(LTZ, offset));
        assertEquals(offset.toInstant(), converted(LTZ, WALL));
        assertEquals(LocalDate.of(2026, 3, 8), converted(SqlType.of(TypeKind.DATE), offset));
        assertEquals(WALL.toLocalTime(), converted(SqlType.of(TypeKind.TIME), WALL.toLocalTime()));
    }

    @Test
    void otherClassesBecomeTheEnginesForms() throws SQLException {
        assertEquals(new BigDecimal("12"), converted(SqlType.decimal(10, 0), BigInteger.valueOf(12)));
        assertEquals("x", converted(SqlType.varchar(), 'x'));
        UUID id = UUID.fromString("3d5ad3f6-0000-4000-8000-000000000001");
        assertEquals(id.toString(), converted(SqlType.varchar(), id));
        SqlType bigints = SqlType.array(SqlType.bigint());
        assertEquals(List.of(1L, 2L), converted(bigints, new long[] {1, 2}));
        assertEquals(List.of(1L, 2L), converted(bigints, ArrayParameter.of("bigint", new Object[] {1L, 2L})));
        assertEquals(
                List.of(WALL), converted(SqlType.array(SqlType.timestamp(9)), new Object[] {Timestamp.valueOf(WALL)}));
        byte[] bytes = {1, 2};
        assertArrayEquals(bytes, (byte[]) converted(SqlType.of(TypeKind.VARBINARY), bytes));
    }

    @Test
    void unsetAndUnknownParametersAreErrors() throws SQLException {
        ParameterValues values = new ParameterValues(List.of(SqlType.bigint(), SqlType.bigint()));
        values.set(1, null);
        SQLException unset = assertThrows(SQLException.class, values::toArray);
        assertEquals("07001", unset.getSQLState());
        assertEquals("PARAMETER_MISMATCH: parameter 2 of 2 has no value", unset.getMessage());
        SQLException unknown = assertThrows(SQLException.class, () -> values.set(3, 1));
        assertEquals("PARAMETER_MISMATCH: there is no parameter 3: the statement has 2 '?'", unknown.getMessage());
        values.set(2, 5L);
        assertArrayEquals(new Object[] {null, 5L}, values.toArray());
        values.clear();
        assertThrows(SQLException.class, values::toArray);
    }
}
