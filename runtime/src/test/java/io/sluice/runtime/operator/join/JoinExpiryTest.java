package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinExpiryTest {
    private static final SqlType TIME = SqlType.timestamp(3);
    private static final RowType ROWS = BatchText.rowType("ts", TIME, "k", SqlType.bigint());
    private static final JoinExpiry TEN_SECONDS = new JoinExpiry(0, Duration.ofSeconds(10), Duration.ZERO);
    private static final JoinExpiry AT_ONCE = new JoinExpiry(0, Duration.ZERO, Duration.ZERO);

    /** Left rows find right ones that are not earlier, at most ten seconds later. */
    private static OperatorHarness interval(JoinKind kind, boolean changing) {
        Expr notEarlier = new Call(
                ScalarOp.LESS_EQUAL,
                List.of(new ColumnRef(0, TIME), new ColumnRef(2, TIME)),
                SqlType.of(TypeKind.BOOLEAN),
                SourceSpan.NONE);
        JoinSpec spec = new JoinSpec(
                kind,
                List.of(new JoinKey(1, 1, false)),
                Optional.of(notEarlier),
                new JoinSpec.Side(ROWS, changing, Optional.of(TEN_SECONDS)),
                new JoinSpec.Side(ROWS, changing, Optional.of(AT_ONCE)));
        return new OperatorHarness(ROWS, output(kind), context -> new JoinOperator(spec, context));
    }

    private static RowType output(JoinKind kind) {
        List<Field> fields = new ArrayList<>(ROWS.fields());
        if (kind.givesBothSides()) {
            fields.addAll(ROWS.fields());
        }
        return new RowType(fields);
    }

    private static String at(int second, int key) {
        return String.format("1970-01-01 00:00:%02d | %d", second, key);
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000;
    }

    @Test
    void rowsGoWhenNoPartnerCanComeAnyMore() {
        for (boolean changing : new boolean[] {false, true}) {
            try (OperatorHarness join = interval(JoinKind.LEFT, changing)) {
                join.batch(0, at(10, 1), at(11, 2)).batch(1, at(12, 1), at(15, 3));
                assertEquals(
                        List.of("+1 | " + at(10, 1) + " | " + at(12, 1), "+1 | " + at(11, 2) + " | NULL | NULL"),
                        join.endTick(seconds(5)));
                assertEquals(4, join.operator().stateRows());
                assertTrue(join.endTick(seconds(16)).isEmpty());
                assertEquals(2, join.operator().stateRows());
                join.restart().batch(1, at(17, 2));
                assertEquals(
                        List.of("+1 | " + at(11, 2) + " | " + at(17, 2), "-1 | " + at(11, 2) + " | NULL | NULL"),
                        join.endTick(seconds(17)));
                assertTrue(join.endTick(seconds(30)).isEmpty());
                assertEquals(0, join.operator().stateRows());
                assertTrue(join.rejected().isEmpty());
            }
        }
    }

    @Test
    void aLateRowIsSetAside() {
        try (OperatorHarness join = interval(JoinKind.LEFT, false)) {
            assertTrue(join.endTick(seconds(20)).isEmpty());
            join.batch(0, at(19, 1), at(20, 1), at(21, 1)).batch(1, at(20, 1), at(18, 1));
            assertEquals(
                    2,
                    join.endTick(seconds(20)).stream()
                            .filter(row -> row.startsWith("+"))
                            .count());
            assertEquals(
                    List.of("late at 20000000: +1 | " + at(19, 1), "late at 20000000: +1 | " + at(18, 1)),
                    join.rejected());
        }
    }

    @Test
    void rowsThatAreOnlyCountedElsewhereGoToo() {
        JoinSpec.Side side = new JoinSpec.Side(ROWS, true, Optional.of(AT_ONCE));
        JoinSpec spec = new JoinSpec(
                JoinKind.ANTI,
                List.of(new JoinKey(0, 0, false), new JoinKey(1, 1, false)),
                Optional.empty(),
                side,
                side);
        try (OperatorHarness join = new OperatorHarness(ROWS, ROWS, context -> new JoinOperator(spec, context))) {
            join.batch(0, at(1, 1), at(1, 2), at(2, 1)).batch(1, at(1, 1), at(2, 5));
            assertEquals(List.of("+1 | " + at(1, 2), "+1 | " + at(2, 1)), join.endTick(seconds(1)));
            join.batch(1, "-1 | " + at(1, 1), at(2, 1));
            assertEquals(List.of("+1 | " + at(1, 1), "-1 | " + at(2, 1)), join.endTick(seconds(3)));
            assertEquals(0, join.operator().stateRows());
        }
    }

    @Test
    void aRowThatTakesTheNumberOfAnotherStaysAsLongAsItsOwnTimeSays() {
        try (OperatorHarness join = interval(JoinKind.INNER, true)) {
            RowSource source = new RowSource();
            named(join, source, new int[] {0, 1, 2}, at(10, 1), at(40, 2), at(10, 3));
            assertTrue(join.endTick(seconds(5)).isEmpty());
            named(
                    join,
                    source,
                    new int[] {0, 0, 1, 1, 2, 2},
                    "-1 | " + at(10, 1),
                    at(30, 1),
                    "-1 | " + at(40, 2),
                    at(11, 2),
                    "-1 | " + at(10, 3),
                    at(10, 4));
            assertTrue(join.endTick(seconds(12)).isEmpty());
            assertEquals(3, join.operator().stateRows());
            assertTrue(join.endTick(seconds(25)).isEmpty());
            assertEquals(1, join.operator().stateRows());
            join.batch(1, at(31, 1), at(31, 2), at(31, 3), at(31, 4));
            assertEquals(List.of("+1 | " + at(30, 1) + " | " + at(31, 1)), join.endTick(seconds(31)));
            assertTrue(join.endTick(seconds(50)).isEmpty());
            assertEquals(0, join.operator().stateRows());
            assertTrue(join.rejected().isEmpty());
        }
    }

    private static void named(OperatorHarness join, RowSource source, int[] numbers, String... rows) {
        ChangeBatch batch = BatchText.parse(ROWS, join.allocator(), rows);
        Column[] columns = {batch.column(0), batch.column(1)};
        join.batch(0, new ChangeBatch(columns, batch.weights(), rows.length, new RowNumbers(source, numbers)));
    }

    @Test
    void theEndOfInputFreesEverything() {
        try (OperatorHarness join = interval(JoinKind.INNER, false)) {
            join.batch(0, at(10, 1), "NULL | 1").batch(1, at(50, 2));
            assertTrue(join.endTick(seconds(1)).isEmpty());
            assertEquals(2, join.operator().stateRows());
            join.endTick(Tick.END_OF_INPUT);
            assertEquals(0, join.operator().stateRows());
        }
    }
}
