package io.sluice.runtime.operator.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.WindowedAggregateOperator;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random rows, some late, against an aggregate over the rows of sessions. Times are seconds after 1970-01-01 10:00. */
class SessionAggregateOperatorTest {
    private static final int GAP = 5;
    private static final SqlType BIGINT = SqlType.bigint();
    private static final RowType ROWS = BatchText.rowType(
            "k",
            BIGINT,
            "n",
            BIGINT,
            "s",
            SqlType.varchar(),
            "ok",
            SqlType.of(TypeKind.BOOLEAN),
            "t",
            SqlType.timestamp(0));
    private static final RowType WINDOWED = ROWS.append(List.of(
            new Field("window_start", SqlType.timestamp(0)),
            new Field("window_end", SqlType.timestamp(0)),
            new Field("window_time", SqlType.timestamp(0))));
    private static final List<Integer> KEYS = List.of(6, 0, 5);
    private static final List<AggregateCall> CALLS = List.of(
            call(AggregateFunction.COUNT, -1, BIGINT.withNullable(false)),
            call(AggregateFunction.SUM, 3, BIGINT, 1),
            call(AggregateFunction.MIN, -1, BIGINT, 1),
            call(AggregateFunction.MAX, -1, SqlType.varchar(), 2));
    private static final RowType OUTPUT = BatchText.rowType(
            "e",
            SqlType.timestamp(0),
            "k",
            BIGINT,
            "b",
            SqlType.timestamp(0),
            "c",
            BIGINT.withNullable(false),
            "total",
            BIGINT,
            "least",
            BIGINT,
            "most",
            SqlType.varchar());

    private static AggregateCall call(AggregateFunction function, int filter, SqlType type, Integer... args) {
        return new AggregateCall(function, List.of(args), false, filter, type, "c", SourceSpan.NONE);
    }

    private static SessionSpec spec(int grace) {
        return new SessionSpec(ROWS, 4, List.of(0), Duration.ofSeconds(GAP), Duration.ofSeconds(grace));
    }

    private static OperatorHarness fused(int grace, EmitMode emit) {
        AggregateSpec spec = new AggregateSpec(ROWS, KEYS, CALLS, false, OUTPUT);
        return new OperatorHarness(
                ROWS, OUTPUT, context -> new SessionAggregateOperator(spec(grace), spec, emit, context));
    }

    private static OperatorHarness inTwoSteps(int grace, EmitMode emit) {
        AggregateSpec spec = new AggregateSpec(WINDOWED, KEYS, CALLS, true, OUTPUT);
        WindowKeys window = new WindowKeys(-1, 0, -1, Duration.ofSeconds(GAP), Duration.ofSeconds(grace));
        return new OperatorHarness(
                ROWS,
                OUTPUT,
                context -> new TwoSteps(
                        new SessionOperator(spec(grace), context),
                        new WindowedAggregateOperator(spec, window, emit, context)));
    }

    private static String at(int time) {
        int second = time + 36_000;
        return "1970-01-01 %02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    private static long micros(int time) {
        return (time + 36_000) * 1_000_000L;
    }

    @Test
    void resultsAreThoseOfAnAggregateOverTheRowsOfSessions() {
        for (int seed = 0; seed < 120; seed++) {
            EmitMode emit = seed % 3 == 0 ? EmitMode.FINAL : EmitMode.CHANGES;
            compare(seed, emit);
        }
    }

    private static void compare(int seed, EmitMode emit) {
        Random random = new Random(seed);
        int grace = random.nextInt(3);
        Map<String, Long> emitted = new TreeMap<>();
        Map<String, Long> expected = new TreeMap<>();
        int now = 0;
        try (OperatorHarness fused = fused(grace, emit);
                OperatorHarness steps = inTwoSteps(grace, emit)) {
            for (int tick = 0; tick < 40; tick++) {
                for (int batches = random.nextInt(3); batches > 0; batches--) {
                    String[] lines = rows(random, now);
                    fused.batch(lines);
                    steps.batch(lines);
                }
                now += random.nextInt(6);
                long watermark = tick == 39 ? Tick.END_OF_INPUT : micros(now - 4);
                OperatorCase.accumulate(fused.endTick(watermark), emitted);
                OperatorCase.accumulate(steps.endTick(watermark), expected);
                assertEquals(expected, emitted, "seed " + seed + ", tick " + tick);
                assertEquals(
                        steps.rejected().stream().sorted().toList(),
                        fused.rejected().stream().sorted().toList(),
                        "seed " + seed + ", tick " + tick);
                if (random.nextInt(6) == 0) {
                    fused.restart();
                }
            }
            assertEquals(0, fused.operator().stateRows());
        }
    }

    /** Some a good while before the watermark; each row once, for the two steps know rows as one that are the same. */
    private static String[] rows(Random random, int now) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int key = random.nextInt(3);
            String time = random.nextInt(30) == 0 ? "NULL" : at(now - random.nextInt(25) + 8);
            String line = (key == 0 ? "NULL" : key) + " | " + (random.nextInt(5) == 0 ? "NULL" : random.nextInt(100))
                    + " | x" + random.nextInt(1_000_000) + " | " + random.nextBoolean() + " | " + time;
            lines.add("+" + (random.nextInt(6) == 0 ? 3 : 1) + " | " + line);
        }
        return lines.toArray(String[]::new);
    }

    @Test
    void keysWithoutSessionsLeaveNoState() {
        try (OperatorHarness harness = fused(0, EmitMode.CHANGES)) {
            harness.batch("1 | 1 | a | true | " + at(0));
            harness.endTick(micros(100));
            assertEquals(0, harness.operator().stateRows());
            for (int i = 0; i < 1_000; i++) {
                harness.batch(i + " | 1 | a | true | " + at(0), i + " | 1 | a | true | NULL");
                assertEquals(List.of(), harness.endTick(micros(100)));
            }
            long bytes = harness.operator().stateBytes();
            harness.batch("1 | 1 | a | true | " + at(0));
            harness.endTick(micros(100));
            assertEquals(bytes, harness.operator().stateBytes());
            assertEquals(2_001, harness.rejected().size());
        }
    }

    /** What the operator under test does in one. */
    private record TwoSteps(Operator first, Operator second) implements Operator {
        @Override
        public void process(int input, ChangeBatch batch, Output out) {
            first.process(0, batch, rows -> second.process(0, rows, out));
        }

        @Override
        public void endTick(Tick tick, Output out) {
            first.endTick(tick, rows -> second.process(0, rows, out));
            second.endTick(tick, out);
        }

        @Override
        public void snapshot(StateWriter writer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restore(StateReader reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long stateBytes() {
            return first.stateBytes() + second.stateBytes();
        }

        @Override
        public long stateRows() {
            return first.stateRows() + second.stateRows();
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
