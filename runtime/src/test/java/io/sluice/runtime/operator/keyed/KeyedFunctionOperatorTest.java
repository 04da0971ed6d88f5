package io.sluice.runtime.operator.keyed;

import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.function.FunctionLoader;
import io.sluice.runtime.function.Samples;
import io.sluice.runtime.operator.OperatorCase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State and timers of keys, also across restarts. */
class KeyedFunctionOperatorTest {
    private static final RowType CLICKS =
            BatchText.rowType("who", SqlType.varchar(), "note", SqlType.varchar(), "ts", SqlType.timestamp(3));
    private static final long SECOND = 1_000_000;

    @Test
    void timersFireOnceTheWatermarkHasPassedThem() {
        UserKeyed silence = new FunctionLoader(text -> SqlType.bigint())
                .load("silence", new Samples.Silence())
                .overloads()
                .get(0)
                .keyed();
        new OperatorCase(
                        CLICKS,
                        silence.rowType(),
                        context -> new KeyedFunctionOperator(silence, CLICKS, List.of(0), context))
                .ticksMatter()
                .tick(
                        List.of("a | NULL | 1970-01-01 00:00:01", "NULL | NULL | 1970-01-01 00:00:02"),
                        List.of("+1 | a | hello | 0", "+1 | NULL | hello | 0"))
                .tick(11 * SECOND, List.of("a | NULL | 1970-01-01 00:00:03"), List.of())
                .tick(12 * SECOND, List.of(), List.of())
                .tick(12 * SECOND + 1, List.of(), List.of("+1 | NULL | silent | 1"))
                .tick(20 * SECOND, List.of(), List.of("+1 | a | silent | 2"))
                .tick(20 * SECOND, List.of("+2 | a | NULL | 1970-01-01 00:00:30"), List.of("+1 | a | hello | 0"))
                .tick(60 * SECOND, List.of(), List.of("+1 | a | silent | 2"))
                .run();
    }
}
