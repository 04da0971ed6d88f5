package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.SqlType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampTextTest {
    @Test
    void writesWhatSingleTimestampsAreWrittenAs() {
        Random random = new Random(3);
        for (SqlType.TimeUnit unit : SqlType.TimeUnit.values()) {
            TimestampText text = new TimestampText(unit);
            long value = 0;
            for (int i = 0; i < 2_000; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> value = random.nextLong();
                    case 1 -> value = random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
                    case 2 -> value = random.nextInt(5) - 2;
                    case 3 -> value = unit.perSecond() * (random.nextInt(100_000) - 50_000L);
                    default -> value += random.nextInt(1_000) - 400;
                }
                TextBuffer single = new TextBuffer();
                TimeText.timestamp(value, unit, single);
                assertEquals(single.toString(), text.of(value).toString(), value + " " + unit);
            }
        }
    }
}
