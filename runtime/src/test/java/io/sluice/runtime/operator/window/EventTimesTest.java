package io.sluice.runtime.operator.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventTimesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWindowClosesWhenTheWatermarkReachesItsEndPlusGrace() {
        assertEquals(9_000, EventTimes.closedThrough(10_000_000, SECOND, TimeUnit.MILLIS));
        assertEquals(8_999, EventTimes.closedThrough(9_999_999, SECOND, TimeUnit.MILLIS));
        assertEquals(9_000_000, EventTimes.closedThrough(10_000_000, SECOND, TimeUnit.MICROS));
        assertEquals(9_000_000_000L, EventTimes.closedThrough(10_000_000, SECOND, TimeUnit.NANOS));
        assertEquals(-1_001, EventTimes.closedThrough(-1, SECOND, TimeUnit.MILLIS));
        assertEquals(-2, EventTimes.closedThrough(0, Duration.ofNanos(1001), TimeUnit.MICROS));
    }

    @Test
    void extremesNeitherOverflowNorCloseTooMuch() {
        assertEquals(Long.MIN_VALUE, EventTimes.closedThrough(Tick.NO_WATERMARK, SECOND, TimeUnit.NANOS));
        assertEquals(Long.MAX_VALUE, EventTimes.closedThrough(Tick.END_OF_INPUT, SECOND, TimeUnit.MILLIS));
        assertEquals(Long.MIN_VALUE, EventTimes.closedThrough(Long.MIN_VALUE + 1, SECOND, TimeUnit.MICROS));
        assertEquals(Long.MAX_VALUE, EventTimes.closedThrough(Long.MAX_VALUE / 2, SECOND, TimeUnit.NANOS));
        assertEquals(Long.MIN_VALUE, EventTimes.closedThrough(Long.MIN_VALUE / 2, SECOND, TimeUnit.NANOS));
        assertEquals(
                5 - Long.MAX_VALUE, EventTimes.closedThrough(5, Duration.ofSeconds(Long.MAX_VALUE), TimeUnit.MICROS));
    }
}
