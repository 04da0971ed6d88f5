package io.sluice.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wall clocks stay what they are in every default zone, to the nanosecond. */
class TemporalValuesTest {
    private static final LocalDateTime WALL = LocalDateTime.of(2026, 3, 8, 13, 45, 59, 123_456_789);
    private static final Instant POINT = Instant.parse("2026-03-08T13:45:59.123456789Z");

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    private static ResultSet row(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        ResultSet row = SluiceResultSet.of(
                List.of(
                        new Field("ts", SqlType.timestamp(9)),
                        new Field("d", SqlType.of(TypeKind.DATE)),
                        new Field("t", new SqlType(TypeKind.TIME, 9, 0, true, List.of())),
                        new Field("ltz", new SqlType(TypeKind.TIMESTAMP_LTZ, 9, 0, true, List.of()))),
                List.<Object[]>of(new Object[] {WALL, WALL.toLocalDate(), WALL.toLocalTime(), POINT}));
        row.next();
        return row;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns"})
    void wallClocksDoNotShift(String zone) throws SQLException {
        try (ResultSet row = row(zone)) {
            assertEquals("2026-03-08 13:45:59.123456789", row.getTimestamp("ts").toString());
            assertEquals(row.getTimestamp("ts"), row.getObject("ts"));
            assertEquals("2026-03-08 13:45:59.123456789", row.getString("ts"));
            assertEquals(WALL, row.getObject("ts", LocalDateTime.class));
            assertEquals(POINT, row.getObject("ts", Instant.class));
            assertEquals("2026-03-08", row.getDate("d").toString());
            assertEquals("2026-03-08", row.getDate("ts").toString());
            assertEquals(Date.valueOf("2026-03-08"), row.getObject("d"));
            assertEquals(LocalDate.of(2026, 3, 8), row.getObject("d", LocalDate.class));
            assertEquals("13:45:59", row.getTime("t").toString());
            assertEquals(Time.class, row.getObject("t").getClass());
            assertEquals(LocalTime.of(13, 45, 59, 123_456_789), row.getObject("t", LocalTime.class));
            assertEquals("13:45:59.123456789", row.getString("t"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Kiritimati"})
    void pointsInTimeStayPoints(String zone) throws SQLException {
        try (ResultSet row = row(zone)) {
            assertEquals(POINT, row.getTimestamp("ltz").toInstant());
            assertEquals(POINT, row.getObject("ltz", Instant.class));
            assertEquals(OffsetDateTime.ofInstant(POINT, ZoneOffset.UTC), row.getObject("ltz"));
            assertEquals(WALL, row.getObject("ltz", LocalDateTime.class));
            assertEquals("2026-03-08 13:45:59.123456789+00", row.getString("ltz"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
    void aCalendarNamesTheZoneOfTheWallClock(String zone) throws SQLException {
        try (ResultSet row = row(zone)) {
            Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
            Timestamp inTokyo = row.getTimestamp("ts", tokyo);
            assertEquals(Instant.parse("2026-03-08T04:45:59.123456789Z"), inTokyo.toInstant());
            assertEquals(
                    Instant.parse("2026-03-07T15:00:00Z").toEpochMilli(),
                    row.getDate("d", tokyo).getTime());
            assertEquals(
                    Instant.parse("1970-01-01T04:45:59.123Z").toEpochMilli(),
                    row.getTime("t", tokyo).getTime());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin"})
    void oldDatesKeepTheirDigits(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        List<Object[]> rows = List.<Object[]>of(new Object[] {LocalDateTime.of(1500, 2, 28, 1, 2, 3)});
        try (ResultSet row = SluiceResultSet.of(List.of(new Field("ts", SqlType.timestamp(0))), rows)) {
            row.next();
            assertEquals("1500-02-28 01:02:03.0", row.getTimestamp(1).toString());
            assertEquals("1500-02-28", row.getDate(1).toString());
        }
    }
}
