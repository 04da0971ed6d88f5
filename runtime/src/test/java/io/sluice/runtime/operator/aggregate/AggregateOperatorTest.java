package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.DOUBLE;
import static io.sluice.runtime.operator.aggregate.Calls.avg;
import static io.sluice.runtime.operator.aggregate.Calls.call;
import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.distinct;
import static io.sluice.runtime.operator.aggregate.Calls.filter;
import static io.sluice.runtime.operator.aggregate.Calls.max;
import static io.sluice.runtime.operator.aggregate.Calls.min;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateOperatorTest {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final SqlType VARCHAR = SqlType.varchar();
    private static final RowType ORDERS = BatchText.rowType("item", VARCHAR, "qty", BIGINT);

    private static OperatorCase given(AggregateSpec spec) {
        return new OperatorCase(spec.input(), spec.output(), context -> new AggregateOperator(spec, context));
    }

    @Test
    void aChangedGroupIsItsOldRowThenItsNewOne() {
        given(spec(ORDERS, List.of(0), false, count(), sum(1, BIGINT)))
                .tick(List.of("pen | 3", "ink | 5", "pen | 4"), List.of("+1 | pen | 2 | 7", "+1 | ink | 1 | 5"))
                .tick(List.of(), List.of())
                .tick(
                        List.of("cap | 1", "ink | -5"),
                        List.of("+1 | cap | 1 | 1", "-1 | ink | 1 | 5", "+1 | ink | 2 | 0"))
                .run();
    }

    @Test
    void aGroupWithoutRowsIsWithdrawnAndForgotten() {
        given(spec(ORDERS, List.of(0), true, sum(1, BIGINT)))
                .tick(List.of("pen | 3", "ink | 5"), List.of("+1 | pen | 3", "+1 | ink | 5"))
                .tick(List.of("-1 | pen | 3"), List.of("-1 | pen | 3"))
                .tick(List.of("+1 | cap | 7", "-1 | cap | 7"), List.of())
                .tick(List.of("cap | 9"), List.of("+1 | cap | 9"))
                .tick(List.of("-1 | ink | 5", "-1 | cap | 9"), List.of("-1 | ink | 5", "-1 | cap | 9"))
                .run();
    }

    @Test
    void groupsThatComeAndGoLeaveNoState() {
        AggregateSpec spec = spec(ORDERS, List.of(0), true, sum(1, BIGINT), max(0, VARCHAR), distinct(count(1)));
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), context -> new AggregateOperator(spec, context))) {
            for (int i = 0; i < 3000; i++) {
                harness.batch("+1 | item" + i + " | " + i).endTick();
                harness.batch("-1 | item" + i + " | " + i).endTick();
            }
            assertEquals(0, harness.operator().stateRows());
            assertTrue(harness.operator().stateBytes() < 100_000);
        }
    }

    @Test
    void nothingIsEmittedForAGroupThatEndsAsItWas() {
        given(spec(ORDERS, List.of(0), true, max(1, BIGINT)))
                .tick(List.of("pen | 3", "pen | 5"), List.of("+1 | pen | 5"))
                .tick(List.of("pen | 4"), List.of())
                .tick(List.of("-1 | pen | 5", "+1 | pen | 5"), List.of())
                .tick(List.of("-1 | pen | 5"), List.of("-1 | pen | 5", "+1 | pen | 4"))
                .run();
    }

    /** More groups in one batch than are looked at together, in an order that is not that of their rows. */
    @Test
    void manyGroupsOfABatchComeInTheOrderOfTheirFirstRows() {
        int groups = 700;
        List<String> rows = new ArrayList<>();
        List<String> first = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < 3 * groups; i++) {
            int group = i * 299 % groups;
            rows.add("item" + group + " | " + group % 2);
            if (i < groups) {
                first.add("+1 | item" + group + " | " + 3 * (group % 2));
                if (group % 2 == 1) {
                    again.add("-1 | item" + group + " | 3");
                    again.add("+1 | item" + group + " | 6");
                }
            }
        }
        // One more group when new ones have become seldom.
        rows.add("last | 1");
        first.add("+1 | last | 1");
        again.add("-1 | last | 1");
        again.add("+1 | last | 2");
        given(spec(ORDERS, List.of(0), false, sum(1, BIGINT)))
                .tick(rows, first)
                .tick(rows, again)
                .run();
    }

    @Test
    void withoutKeysThereIsOneRowAlsoOverNothing() {
        given(spec(ORDERS, List.of(), true, count(), sum(1, BIGINT), avg(1, DOUBLE), min(0, VARCHAR)))
                .tick(List.of(), List.of("+1 | 0 | NULL | NULL | NULL"))
                .tick(List.of("pen | 3"), List.of("-1 | 0 | NULL | NULL | NULL", "+1 | 1 | 3 | 3.0 | pen"))
                .tick(List.of(), List.of())
                .tick(List.of("-1 | pen | 3"), List.of("-1 | 1 | 3 | 3.0 | pen", "+1 | 0 | NULL | NULL | NULL"))
                .run();
    }

    @Test
    void withoutCallsItIsDistinct() {
        given(spec(ORDERS, List.of(0, 1), true))
                .tick(List.of("pen | 3", "pen | 3", "NULL | NULL"), List.of("+1 | pen | 3", "+1 | NULL | NULL"))
                .tick(List.of("-1 | pen | 3", "NULL | NULL"), List.of())
                .tick(List.of("-1 | pen | 3", "-2 | NULL | NULL"), List.of("-1 | pen | 3", "-1 | NULL | NULL"))
                .run();
    }

    @Test
    void nullsAreSkippedByAggregatesAndOneGroupAsKeys() {
        given(spec(ORDERS, List.of(0), false, count(), count(1), sum(1, BIGINT), min(1, BIGINT), avg(1, DOUBLE)))
                .tick(
                        List.of("NULL | 4", "pen | NULL", "NULL | NULL", "'' | 2"),
                        List.of(
                                "+1 | NULL | 2 | 1 | 4 | 4 | 4.0",
                                "+1 | pen | 1 | 0 | NULL | NULL | NULL",
                                "+1 | '' | 1 | 1 | 2 | 2 | 2.0"))
                .run();
    }

    @Test
    void weightsCountAsSoManyRows() {
        given(spec(ORDERS, List.of(0), true, count(), sum(1, BIGINT), avg(1, DOUBLE), max(1, BIGINT)))
                .tick(List.of("+3 | pen | 5", "+1 | pen | 9"), List.of("+1 | pen | 4 | 24 | 6.0 | 9"))
                .tick(
                        List.of("-2 | pen | 5", "-1 | pen | 9"),
                        List.of("-1 | pen | 4 | 24 | 6.0 | 9", "+1 | pen | 1 | 5 | 5.0 | 5"))
                .run();
    }

    @Test
    void aRowMayBeTakenBackBeforeItCame() {
        given(spec(ORDERS, List.of(0), true, count(), max(1, BIGINT), distinct(count(1)), distinct(sum(1, BIGINT))))
                .tick(List.of("-1 | pen | 5", "+1 | pen | 4", "+2 | pen | 5"), List.of("+1 | pen | 2 | 5 | 2 | 9"))
                .run();
    }

    @Test
    void takingBackWhatNeverCameIsAnInternalError() {
        AggregateSpec spec = spec(ORDERS, List.of(0), true, count());
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), context -> new AggregateOperator(spec, context))) {
            harness.batch("pen | 1", "-2 | pen | 1");
            SluiceException error = assertThrows(SluiceException.class, harness::endTick);
            assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
        }
    }

    @Test
    void filterAndDistinctLimitWhatAnAggregateSees() {
        RowType rows = BatchText.rowType("k", BIGINT, "v", VARCHAR, "n", BIGINT, "ok", SqlType.of(TypeKind.BOOLEAN));
        given(spec(
                        rows,
                        List.of(0),
                        true,
                        filter(count(), 3),
                        distinct(count(1)),
                        distinct(count(1, 2)),
                        filter(distinct(sum(2, BIGINT)), 3)))
                .tick(
                        List.of("1 | a | 5 | true", "1 | a | 5 | false", "1 | b | 6 | NULL", "1 | NULL | 6 | true"),
                        List.of("+1 | 1 | 2 | 2 | 2 | 11"))
                .tick(
                        List.of("-1 | 1 | a | 5 | true", "-1 | 1 | b | 6 | NULL"),
                        List.of("-1 | 1 | 2 | 2 | 2 | 11", "+1 | 1 | 1 | 1 | 1 | 6"))
                .run();
    }

    @Test
    void sumsOfIntegersOverflowOnlyWhenTheResultDoesNotFit() {
        AggregateSpec spec = spec(ORDERS, List.of(0), true, sum(1, BIGINT));
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), context -> new AggregateOperator(spec, context))) {
            harness.batch("+2 | a | 9223372036854775807", "-1 | a | 9223372036854775806");
            assertThrows(SluiceException.class, harness::endTick);
        }
        given(spec)
                .tick(
                        List.of("+2 | a | 9223372036854775807", "-1 | a | 9223372036854775807"),
                        List.of("+1 | a | 9223372036854775807"))
                .tick(
                        List.of("+3 | a | -9223372036854775808", "a | 9223372036854775807", "a | 9223372036854775807"),
                        List.of("-1 | a | 9223372036854775807", "+1 | a | -3"))
                .run();
    }

    @Test
    void anOverflowPointsAtTheCall() {
        AggregateSpec spec = spec(ORDERS, List.of(), false, sum(1, BIGINT));
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), context -> new AggregateOperator(spec, context))) {
            harness.batch("a | 9223372036854775807", "b | 1");
            SluiceException error = assertThrows(SluiceException.class, harness::endTick);
            assertEquals(ErrorCode.NUMERIC_OVERFLOW, error.code());
            assertEquals(Calls.SPAN, error.diagnostic().span());
        }
    }

    @Test
    void decimalsAreSummedExactly() {
        SqlType price = SqlType.decimal(38, 2);
        RowType rows = BatchText.rowType("k", BIGINT, "p", price);
        String nines = "9".repeat(36) + ".99";
        given(spec(rows, List.of(0), true, sum(1, price), avg(1, SqlType.decimal(38, 6)), min(1, price), max(1, price)))
                .tick(List.of("1 | 0.10", "1 | 0.20", "1 | -0.05"), List.of("+1 | 1 | 0.25 | 0.083333 | -0.05 | 0.20"))
                .tick(
                        List.of("+3 | 1 | " + nines, "-3 | 1 | " + nines, "-1 | 1 | 0.20"),
                        List.of("-1 | 1 | 0.25 | 0.083333 | -0.05 | 0.20", "+1 | 1 | 0.05 | 0.025000 | -0.05 | 0.10"))
                .run();
        AggregateSpec sum = spec(rows, List.of(0), false, sum(1, price));
        try (OperatorHarness harness =
                new OperatorHarness(rows, sum.output(), context -> new AggregateOperator(sum, context))) {
            harness.batch("1 | " + nines, "1 | 0.01");
            assertEquals(
                    ErrorCode.NUMERIC_OVERFLOW,
                    assertThrows(SluiceException.class, harness::endTick).code());
        }
    }

    @Test
    void doublesComeBackToExactlyWhatTheyWere() {
        RowType rows = BatchText.rowType("k", BIGINT, "x", DOUBLE);
        given(spec(rows, List.of(0), true, sum(1, DOUBLE), max(1, DOUBLE)))
                .tick(List.of("1 | 0.1", "1 | 0.2"), List.of("+1 | 1 | 0.30000000000000004 | 0.2"))
                .tick(List.of("1 | 1.0E300", "-1 | 1 | 1.0E300"), List.of())
                .tick(List.of("1 | NaN"), List.of("-1 | 1 | 0.30000000000000004 | 0.2", "+1 | 1 | NaN | NaN"))
                .tick(List.of("-1 | 1 | NaN", "-1 | 1 | 0.1"), List.of("-1 | 1 | NaN | NaN", "+1 | 1 | 0.2 | 0.2"))
                .run();
    }

    @Test
    void stringsHaveAMinimumAndAMaximumUnderChanges() {
        for (boolean changing : new boolean[] {true, false}) {
            given(spec(ORDERS, List.of(1), changing, min(0, VARCHAR), max(0, VARCHAR)))
                    .tick(List.of("pen | 1", "ink | 1", "päo | 1"), List.of("+1 | 1 | ink | päo"))
                    .tick(List.of("a | 1"), List.of("-1 | 1 | ink | päo", "+1 | 1 | a | päo"))
                    .run();
        }
        given(spec(ORDERS, List.of(1), true, min(0, VARCHAR), max(0, VARCHAR)))
                .tick(List.of("pen | 1", "ink | 1", "pen | 1"), List.of("+1 | 1 | ink | pen"))
                .tick(List.of("-1 | pen | 1", "-1 | ink | 1"), List.of("-1 | 1 | ink | pen", "+1 | 1 | pen | pen"))
                .run();
    }

    @Test
    void anyValueIsOneOfTheGroup() {
        given(spec(ORDERS, List.of(1), false, call(AggregateFunction.ANY_VALUE, VARCHAR, 0)))
                .tick(List.of("NULL | 1", "pen | 1", "ink | 1"), List.of("+1 | 1 | pen"))
                .run();
        given(spec(ORDERS, List.of(1), true, call(AggregateFunction.ANY_VALUE, VARCHAR, 0)))
                .tick(List.of("pen | 1", "ink | 1"), List.of("+1 | 1 | ink"))
                .tick(List.of("-1 | ink | 1"), List.of("-1 | 1 | ink", "+1 | 1 | pen"))
                .run();
    }

    @Test
    void singleValueRefusesASecondRow() {
        AggregateSpec spec = spec(ORDERS, List.of(), true, call(AggregateFunction.SINGLE_VALUE, BIGINT, 1));
        given(spec)
                .tick(List.of(), List.of("+1 | NULL"))
                .tick(List.of("pen | 3"), List.of("-1 | NULL", "+1 | 3"))
                .tick(List.of("-1 | pen | 3", "ink | NULL"), List.of("-1 | 3", "+1 | NULL"))
                .run();
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), context -> new AggregateOperator(spec, context))) {
            harness.batch("pen | NULL", "ink | 1");
            SluiceException error = assertThrows(SluiceException.class, harness::endTick);
            assertEquals(ErrorCode.CARDINALITY_VIOLATION, error.code());
        }
    }

    @Test
    void largeResultsAreSplitButPairsStayTogether() {
        AggregateSpec spec = spec(ORDERS, List.of(1), true, count());
        try (OperatorHarness harness =
                new OperatorHarness(ORDERS, spec.output(), 5, context -> new AggregateOperator(spec, context))) {
            String[] rows = new String[7];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = "x | " + i;
            }
            assertEquals(7, harness.batch(rows).endTick().size());
            assertEquals(14, harness.batch(rows).endTick().size());
            assertEquals(List.of(4, 3, 4, 4, 4, 2), harness.batchSizes());
        }
    }
}
