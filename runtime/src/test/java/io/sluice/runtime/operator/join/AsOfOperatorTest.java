package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.OperatorHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsOfOperatorTest {
    private static OperatorHarness join(RowType rows, JoinKind kind, boolean versions, boolean timed) {
        AsOfSpec spec = new AsOfSpec(
                kind,
                List.of(new JoinKey(0, 0, false)),
                Optional.empty(),
                new AsOfSpec.Side(rows, false, 1),
                new AsOfSpec.Side(rows, versions, 1),
                false,
                false,
                versions,
                timed ? Optional.of(Duration.ZERO) : Optional.empty());
        List<Field> fields = new ArrayList<>(rows.fields());
        fields.addAll(rows.fields());
        return new OperatorHarness(rows, new RowType(fields), context -> new AsOfOperator(spec, context));
    }

    private static RowType rows(SqlType order) {
        return BatchText.rowType("k", SqlType.bigint(), "at", order, "s", SqlType.varchar());
    }

    @Test
    void onlyRowsThatTheNewOneConcernsAreCorrected() {
        try (OperatorHarness join = join(rows(SqlType.bigint()), JoinKind.LEFT, false, false)) {
            join.batch(0, "1 | 10 | a", "1 | 20 | b", "1 | 30 | c").batch(1, "1 | 15 | x");
            assertEquals(
                    List.of(
                            "+1 | 1 | 20 | b | 1 | 15 | x",
                            "+1 | 1 | 30 | c | 1 | 15 | x",
                            "+1 | 1 | 10 | a | NULL | NULL | NULL"),
                    join.endTick());
            join.batch(1, "1 | 25 | y", "2 | 1 | z");
            assertEquals(List.of("-1 | 1 | 30 | c | 1 | 15 | x", "+1 | 1 | 30 | c | 1 | 25 | y"), join.endTick());
        }
    }

    @Test
    void orderMayBeOfAnyTypeThatCompares() {
        try (OperatorHarness join = join(rows(SqlType.varchar()), JoinKind.INNER, false, false)) {
            join.batch(0, "1 | m | a", "1 | aa | b").batch(1, "1 | abc | x", "1 | lzz | y", "1 | n | z");
            assertEquals(List.of("+1 | 1 | m | a | 1 | lzz | y"), join.endTick());
        }
        SqlType decimal = SqlType.decimal(10, 2);
        try (OperatorHarness join = join(rows(decimal), JoinKind.INNER, false, false)) {
            join.batch(0, "1 | 1.50 | a", "1 | -2.00 | b").batch(1, "1 | -3.00 | x", "1 | 1.49 | y");
            assertEquals(
                    List.of("+1 | 1 | -2.00 | b | 1 | -3.00 | x", "+1 | 1 | 1.50 | a | 1 | 1.49 | y"), join.endTick());
        }
        try (OperatorHarness join = join(rows(SqlType.of(TypeKind.DOUBLE)), JoinKind.INNER, false, false)) {
            join.batch(0, "1 | 0.0 | a").batch(1, "1 | -0.0 | x", "1 | NULL | y");
            assertEquals(1, join.endTick().size());
        }
    }

    @Test
    void timesOfDifferentPrecisionCompareAsTimes() {
        RowType left = rows(SqlType.timestamp(3));
        RowType right = rows(SqlType.timestamp(6));
        AsOfSpec spec = new AsOfSpec(
                JoinKind.INNER,
                List.of(new JoinKey(0, 0, false)),
                Optional.empty(),
                new AsOfSpec.Side(left, false, 1),
                new AsOfSpec.Side(right, false, 1),
                false,
                false,
                false,
                Optional.of(Duration.ZERO));
        List<Field> fields = new ArrayList<>(left.fields());
        fields.addAll(right.fields());
        try (OperatorHarness lefts =
                new OperatorHarness(left, new RowType(fields), context -> new AsOfOperator(spec, context))) {
            ChangeBatch versions =
                    BatchText.parse(right, lefts.allocator(), "1 | 1970-01-01 00:00:01.000001 | x", at(2, "y"));
            lefts.operator().process(1, versions, ChangeBatch::close);
            lefts.batch(at(1, "a"), "1 | 1970-01-01 00:00:01.001 | b", at(9, "c"));
            assertEquals(
                    List.of(
                            "+1 | 1 | 1970-01-01 00:00:01.001 | b | 1 | 1970-01-01 00:00:01.000001 | x",
                            "+1 | " + at(9, "c") + " | " + at(2, "y")),
                    lefts.endTick(5_000_000));
            assertEquals(2, lefts.operator().stateRows());
        }
    }

    @Test
    void anUpdateEndsAVersionAndADeleteLeavesAGap() {
        try (OperatorHarness join = join(rows(SqlType.bigint()), JoinKind.INNER, true, false)) {
            join.batch(1, "1 | 10 | x");
            join.endTick();
            join.batch(1, "-1 | 1 | 10 | x", "+1 | 1 | 20 | y");
            join.endTick();
            join.batch(0, "1 | 15 | a", "1 | 25 | b", "1 | 35 | c");
            assertEquals(
                    List.of(
                            "+1 | 1 | 15 | a | 1 | 10 | x",
                            "+1 | 1 | 25 | b | 1 | 20 | y",
                            "+1 | 1 | 35 | c | 1 | 20 | y"),
                    join.endTick());
            join.restart().batch(1, "-1 | 1 | 20 | y");
            assertEquals(List.of("-1 | 1 | 35 | c | 1 | 20 | y", "-1 | 1 | 25 | b | 1 | 20 | y"), join.endTick());
            join.restart().batch(1, "1 | 30 | z");
            assertEquals(List.of("+1 | 1 | 35 | c | 1 | 30 | z"), join.endTick());
        }
    }

    @Test
    void theWatermarkFreesWhatIsSettledAndMakesRowsLate() {
        try (OperatorHarness join = join(rows(SqlType.timestamp(3)), JoinKind.LEFT, false, true)) {
            join.batch(1, at(1, "x"), at(5, "y")).batch(0, at(2, "a"), at(6, "b"), at(20, "c"));
            assertEquals(3, join.endTick(10_000_000).size());
            assertEquals(2, join.operator().stateRows());
            join.batch(0, at(9, "late"), at(12, "d")).batch(1, at(8, "z"));
            assertEquals(
                    List.of(
                            "+1 | " + at(12, "d") + " | " + at(8, "z"),
                            "-1 | " + at(20, "c") + " | " + at(5, "y"),
                            "+1 | " + at(20, "c") + " | " + at(8, "z")),
                    join.endTick(10_000_000));
            assertEquals(
                    List.of("late at 10000000: +1 | " + at(9, "late"), "late at 10000000: +1 | " + at(8, "z")),
                    join.rejected());
            assertTrue(join.endTick(60_000_000).isEmpty());
            assertEquals(1, join.operator().stateRows());
        }
    }

    private static String at(int second, String text) {
        return String.format("1 | 1970-01-01 00:00:%02d | %s", second, text);
    }
}
