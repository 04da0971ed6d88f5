package io.sluice.runtime.connector.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.connector.Sink;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.SinkHarness;
import io.sluice.runtime.connector.blackhole.BlackholeConnector;
import io.sluice.runtime.connector.blackhole.BlackholeSink;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintSinkTest {
    private static final RowType ROW =
            RowType.of(new Field("id", SqlType.bigint()), new Field("name", SqlType.varchar()));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintConnector connector =
            new PrintConnector(() -> new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void printsATickAtItsEndBelowTheNamesOfTheColumns() {
        try (SinkHarness harness = new SinkHarness(connector, ROW, List.of(0), false);
                Sink sink = harness.create("prefix", "out> ")) {
            sink.open(-1);
            harness.writeAll(
                    sink,
                    1,
                    List.of(List.of(1L, "pen"), List.of(1L, "ink"), Arrays.asList(2L, null)),
                    List.of(-1L, 1L, 2L));
            assertEquals("", text());
            sink.endTick(1);
            sink.endTick(2);
            harness.write(sink, 3, -1, 2L, "é");
            sink.endTick(3);
        }
        assertEquals("""
                out> op | id | name
                out> -U | 1 | pen
                out> +U | 1 | ink
                out> +I | 2 | NULL
                out> +I | 2 | NULL
                out> -D | 2 | é
                """, text());
    }

    @Test
    void leavesOutWhatIsTooMuchAndSaysSo() {
        try (SinkHarness harness = new SinkHarness(connector, ROW, List.of(), true);
                Sink sink = harness.create("max_rows_per_tick", "1")) {
            sink.open(-1);
            harness.write(sink, 4, 3, 1L, "a");
            sink.endTick(4);
        }
        assertEquals("op | id | name\n+I | 1 | a\n… 2 more in tick 4\n", text());
    }

    @Test
    void refusesANegativeLimit() {
        try (SinkHarness harness = new SinkHarness(connector, ROW, List.of(), true)) {
            assertThrows(SluiceException.class, () -> harness.create("max_rows_per_tick", "-1"));
        }
    }

    @Test
    void aBlackHoleCounts() {
        try (SinkHarness harness = new SinkHarness(new BlackholeConnector(), ROW, List.of(), true);
                BlackholeSink sink = (BlackholeSink) harness.create()) {
            sink.open(-1);
            harness.write(sink, 1, 1, 1L, "a");
            harness.write(sink, 1, -1, 1L, "a");
            sink.endTick(1);
            assertEquals(2, sink.rows());
        }
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
