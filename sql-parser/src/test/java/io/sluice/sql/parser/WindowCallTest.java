package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.ast.Select;
import java.time.Duration;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;

/** However a window is written, it arrives in one form. */
class WindowCallTest {
    private static WindowCall window(String relation) {
        Select select = (Select) SluiceParser.parse("SELECT * FROM " + relation).get(0);
        SqlNode from = ((SqlSelect) select.query().node()).getFrom();
        return WindowCall.from(from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from);
    }

    @Test
    void tumblingClauseAndFunctionAgree() {
        WindowCall clause = window("bids WINDOW TUMBLING (SIZE 10 SECONDS, GRACE PERIOD 500 MILLISECONDS)");
        WindowCall function = window("TABLE(tumble(TABLE bids, DESCRIPTOR(ts), INTERVAL '10' SECOND))");
        assertEquals(WindowCall.Kind.TUMBLE, clause.kind());
        assertEquals(Duration.ofSeconds(10), clause.size());
        assertEquals(Duration.ofMillis(500), clause.grace());
        assertTrue(clause.timeColumn().isEmpty());
        assertEquals(clause.kind(), function.kind());
        assertEquals(clause.size(), function.size());
        assertEquals(Optional.of("ts"), function.timeColumn().map(column -> column.getSimple()));
        assertEquals("TABLE `bids`", function.input().toString());
        assertEquals("TABLE `bids`", clause.input().toString());
    }

    @Test
    void hopTakesSlideThenSizeOrNames() {
        WindowCall byOrder = window("HOP(TABLE b, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '10' SECOND)");
        WindowCall byName = window("TABLE(HOP(DATA => TABLE b, TIMECOL => DESCRIPTOR(ts),"
                + " size => INTERVAL '10' SECOND, SLIDE => INTERVAL '2' SECOND, OFFSET => INTERVAL '1.5' SECOND))");
        for (WindowCall call : new WindowCall[] {byOrder, byName}) {
            assertEquals(Duration.ofSeconds(2), call.slide());
            assertEquals(Duration.ofSeconds(10), call.size());
        }
        assertEquals(Duration.ofMillis(1500), byName.offset());
    }

    @Test
    void sessionHasGapAndKeys() {
        WindowCall flink = window("TABLE(SESSION(TABLE b PARTITION BY k, DESCRIPTOR(ts), INTERVAL '1' MINUTE))");
        WindowCall calcite = window("TABLE(SESSION(TABLE b, DESCRIPTOR(ts), DESCRIPTOR(k), INTERVAL '1' MINUTE))");
        WindowCall clause = window("b WINDOW SESSION (1 MINUTE)");
        assertEquals("[k]", flink.keys().toString());
        assertEquals("[k]", calcite.keys().toString());
        for (WindowCall call : new WindowCall[] {flink, calcite, clause}) {
            assertEquals(Duration.ofMinutes(1), call.size());
        }
    }

    @Test
    void windowsOfRows() {
        WindowCall call = window("b WINDOW HOPPING (SIZE 100 ROWS, ADVANCE BY 10 ROWS)");
        assertTrue(call.countsRows());
        assertEquals(100, call.sizeRows());
        assertEquals(10, call.slideRows());
        assertEquals(Duration.ZERO, call.size());
    }

    @Test
    void cumulate() {
        WindowCall call = window("b WINDOW CUMULATING (STEP 1 MINUTE, SIZE 1 HOUR)");
        assertEquals(WindowCall.Kind.CUMULATE, call.kind());
        assertEquals(Duration.ofMinutes(1), call.slide());
        assertEquals(Duration.ofHours(1), call.size());
    }
}
