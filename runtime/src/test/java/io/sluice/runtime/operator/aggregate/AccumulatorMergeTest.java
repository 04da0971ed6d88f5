package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.DOUBLE;
import static io.sluice.runtime.operator.aggregate.Calls.avg;
import static io.sluice.runtime.operator.aggregate.Calls.call;
import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.max;
import static io.sluice.runtime.operator.aggregate.Calls.min;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.MemoryState;
import io.sluice.runtime.state.Scratch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** Merging the groups of two accumulators gives what one accumulator gives that saw the rows of both, also once restored. */
class AccumulatorMergeTest {
    private static final SqlType PRICE = SqlType.decimal(12, 2);
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);
    private static final RowType ROWS = BatchText.rowType(
            "n", SqlType.bigint(), "x", DOUBLE, "p", PRICE, "s", SqlType.varchar(), "b", SqlType.of(TypeKind.BOOLEAN));
    private static final List<AggregateCall> CALLS = List.of(
            count(),
            count(3),
            sum(0, SqlType.bigint()),
            sum(1, DOUBLE),
            sum(2, SqlType.decimal(38, 2)),
            avg(0, DOUBLE),
            min(0, SqlType.bigint()),
            max(1, DOUBLE),
            min(2, PRICE),
            max(3, SqlType.varchar()),
            call(AggregateFunction.VAR_POP, DOUBLE, 1),
            call(AggregateFunction.STDDEV_SAMP, DOUBLE, 2),
            call(AggregateFunction.COVAR_POP, DOUBLE, 1, 0),
            call(AggregateFunction.BIT_XOR, SqlType.bigint(), 0),
            call(AggregateFunction.PRODUCT, DOUBLE, 2),
            call(AggregateFunction.MEDIAN, DOUBLE, 0),
            call(AggregateFunction.MODE, SqlType.varchar(), 3),
            call(AggregateFunction.HISTOGRAM, SqlType.map(SqlType.varchar(), SqlType.bigint()), 3),
            call(AggregateFunction.LISTAGG, SqlType.varchar(), 3),
            call(AggregateFunction.ARRAY_AGG, SqlType.array(PRICE), 2),
            call(AggregateFunction.ARG_MIN, SqlType.varchar(), 3, 1),
            call(AggregateFunction.ARG_MAX, DOUBLE, 1, 0),
            call(AggregateFunction.FIRST_VALUE, DOUBLE, 1),
            call(AggregateFunction.BOOL_AND, SqlType.of(TypeKind.BOOLEAN), 4),
            call(AggregateFunction.CM_SKETCH, BYTES, 0),
            call(AggregateFunction.MINHASH, BYTES, 3));

    @Test
    void appendOnly() {
        for (AggregateCall call : CALLS) {
            check(call, false);
        }
    }

    @Test
    void changing() {
        for (AggregateCall call : CALLS) {
            check(call, true);
        }
    }

    private static void check(AggregateCall call, boolean changing) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            String[] rows = new String[random.nextInt(40)];
            Arrays.setAll(rows, i -> row(random));
            int cut = rows.length == 0 ? 0 : random.nextInt(rows.length);
            try (BufferAllocator allocator = new RootAllocator();
                    Scratch scratch = new Scratch(allocator);
                    Accumulator all = filled(call, changing, allocator, scratch, 3, rows);
                    Accumulator target = filled(call, changing, allocator, scratch, 2, Arrays.copyOf(rows, cut));
                    Accumulator source =
                            filled(call, changing, allocator, scratch, 5, Arrays.copyOfRange(rows, cut, rows.length))) {
                target.merge(2, source, 5);
                String what = call.function() + " of " + call.args() + " changing " + changing + " seed " + seed;
                assertEquals(result(all, 3, allocator), result(target, 2, allocator), what);
                try (MemoryState state = new MemoryState();
                        Accumulator restored = new Accumulators(ROWS, changing, allocator, scratch).create(call)) {
                    target.snapshot(state, "a.", 3);
                    restored.restore(state, "a.");
                    restored.ensureGroups(3);
                    assertEquals(result(all, 3, allocator), result(restored, 2, allocator), what + " restored");
                }
            }
        }
    }

    private static Accumulator filled(
            AggregateCall call,
            boolean changing,
            BufferAllocator allocator,
            Scratch scratch,
            int group,
            String[] rows) {
        Accumulator accumulator = new Accumulators(ROWS, changing, allocator, scratch).create(call);
        accumulator.ensureGroups(group + 1);
        try (ChangeBatch batch = BatchText.parse(ROWS, allocator, rows)) {
            int[] ids = new int[rows.length];
            Arrays.fill(ids, group);
            new BoundCall(call, accumulator, scratch).add(batch, 0, rows.length, ids, null);
        }
        return accumulator;
    }

    private static List<String> result(Accumulator accumulator, int group, BufferAllocator allocator) {
        Column column = accumulator.newResult(new int[] {group}, 1, allocator);
        List<String> text = BatchText.print(column);
        column.release();
        return text;
    }

    private static String row(Random random) {
        return String.join(
                " | ",
                orNull(random, random.nextInt(5) == 0 ? random.nextLong() / 64 : random.nextInt(20) - 10),
                orNull(random, (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20)),
                orNull(random, BigDecimal.valueOf(random.nextInt(2000) - 1000, 2)),
                orNull(random, "s" + random.nextInt(6)),
                orNull(random, random.nextBoolean()));
    }

    private static String orNull(Random random, Object value) {
        return random.nextInt(8) == 0 ? "NULL" : value.toString();
    }
}
