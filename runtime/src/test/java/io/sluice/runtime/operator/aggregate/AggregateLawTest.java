package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.DOUBLE;
import static io.sluice.runtime.operator.aggregate.Calls.avg;
import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.distinct;
import static io.sluice.runtime.operator.aggregate.Calls.filter;
import static io.sluice.runtime.operator.aggregate.Calls.max;
import static io.sluice.runtime.operator.aggregate.Calls.min;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.dataflow.LanedOperator;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/**
 * The law: after every tick the accumulated output equals the aggregates computed from scratch, in plain Java, over the rows that are
 * there.
 */
class AggregateLawTest {
    private static final SqlType PRICE = SqlType.decimal(12, 2);
    private static final RowType ROWS = BatchText.rowType(
            "k",
            SqlType.bigint(),
            "s",
            SqlType.varchar(),
            "n",
            SqlType.bigint(),
            "x",
            DOUBLE,
            "p",
            PRICE,
            "ok",
            SqlType.of(TypeKind.BOOLEAN));
    private static final AggregateCall[] CALLS = {
        count(),
        count(2),
        filter(count(), 5),
        sum(2, SqlType.bigint()),
        sum(3, DOUBLE),
        sum(4, SqlType.decimal(38, 2)),
        avg(2, DOUBLE),
        min(2, SqlType.bigint()),
        max(3, DOUBLE),
        min(4, PRICE),
        max(1, SqlType.varchar()),
        distinct(count(1)),
        distinct(sum(2, SqlType.bigint())),
        distinct(count(1, 2)),
        distinct(count(2)),
        filter(distinct(count(2)), 5),
        filter(distinct(count(1)), 5),
        filter(distinct(sum(2, SqlType.bigint())), 5),
        filter(distinct(max(1, SqlType.varchar())), 5)
    };

    @Test
    void oneKey() {
        check(1, true, List.of(0), false);
        check(2, false, List.of(0), false);
    }

    @Test
    void aStringKey() {
        check(3, true, List.of(1), false);
        check(4, false, List.of(1), false);
    }

    @Test
    void severalKeys() {
        check(5, true, List.of(0, 1), false);
        check(6, true, List.of(5, 0), false);
        check(7, false, List.of(4, 1, 0), false);
    }

    @Test
    void noKey() {
        check(8, true, List.of(), false);
        check(9, false, List.of(), false);
    }

    @Test
    void twoShards() {
        check(10, true, List.of(0), true);
        check(11, false, List.of(1, 0), true);
    }

    private static void check(long seed, boolean changing, List<Integer> keys, boolean sharded) {
        AggregateSpec spec = spec(ROWS, keys, changing, CALLS);
        OperatorHarness.Factory factory = sharded
                ? context -> new LanedOperator(
                        List.of(keys.stream().mapToInt(Integer::intValue).toArray()),
                        ROWS.size(),
                        2,
                        inner -> new AggregateOperator(spec, inner),
                        context,
                        Runnable::run)
                : context -> new AggregateOperator(spec, context);
        Random random = new Random(seed);
        List<String> present = new ArrayList<>();
        Map<String, Long> view = new TreeMap<>();
        try (OperatorHarness harness = new OperatorHarness(ROWS, spec.output(), 7, factory)) {
            for (int tick = 0; tick < 30; tick++) {
                for (int batch = random.nextInt(3); batch > 0; batch--) {
                    harness.batch(changes(random, present, changing));
                }
                OperatorCase.accumulate(harness.endTick(), view);
                assertEquals(recompute(present, keys), view, "after tick " + tick + " of seed " + seed);
                if (random.nextInt(6) == 0) {
                    harness.restart();
                }
            }
            if (changing) {
                present.forEach(row -> harness.batch("-1 | " + row));
                OperatorCase.accumulate(harness.endTick(), view);
                assertEquals(recompute(List.of(), keys), view);
                if (!keys.isEmpty()) {
                    assertEquals(0, harness.operator().stateRows());
                }
            }
        }
    }

    private static String[] changes(Random random, List<String> present, boolean changing) {
        String[] lines = new String[1 + random.nextInt(30)];
        for (int i = 0; i < lines.length; i++) {
            if (changing && !present.isEmpty() && random.nextInt(5) < 2) {
                lines[i] = "-1 | " + present.remove(random.nextInt(present.size()));
            } else {
                String row = row(random);
                present.add(row);
                lines[i] = "+1 | " + row;
            }
        }
        return lines;
    }

    private static String row(Random random) {
        return String.join(
                " | ",
                orNull(random, random.nextInt(4)),
                orNull(random, "s" + random.nextInt(6)),
                orNull(random, random.nextInt(20) - 10),
                orNull(random, random.nextInt(1000) / 7.0 * Math.pow(10, random.nextInt(12) - 6)),
                orNull(random, BigDecimal.valueOf(random.nextInt(2000) - 1000, 2)),
                orNull(random, random.nextBoolean()));
    }

    private static String orNull(Random random, Object value) {
        return random.nextInt(8) == 0 ? "NULL" : value.toString();
    }

    private static Map<String, Long> recompute(Collection<String> rows, List<Integer> keys) {
        Map<List<String>, List<String[]>> groups =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        if (keys.isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (String row : rows) {
            String[] cells = row.split(" \\| ");
            groups.computeIfAbsent(keys.stream().map(k -> cells[k]).toList(), k -> new ArrayList<>())
                    .add(cells);
        }
        Map<String, Long> result = new TreeMap<>();
        groups.forEach((key, members) -> {
            List<String> cells = new ArrayList<>(key);
            cells.addAll(aggregates(members));
            result.put(String.join(" | ", cells), 1L);
        });
        return result;
    }

    private static List<String> aggregates(List<String[]> rows) {
        List<Long> n = values(rows, 2, Long::valueOf);
        List<Double> x = values(rows, 3, Double::valueOf);
        List<BigDecimal> p = values(rows, 4, BigDecimal::new);
        List<String> s = values(rows, 1, text -> text);
        List<String[]> ok = rows.stream().filter(row -> row[5].equals("true")).toList();
        List<Long> okN = values(ok, 2, Long::valueOf);
        List<String> okS = values(ok, 1, text -> text);
        long sum = n.stream().mapToLong(Long::longValue).sum();
        BigDecimal exact = x.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        HashSet<String> pairs = new HashSet<>();
        for (String[] row : rows) {
            if (!row[1].equals("NULL") && !row[2].equals("NULL")) {
                pairs.add(row[1] + row[2]);
            }
        }
        return List.of(
                "" + rows.size(),
                "" + n.size(),
                "" + rows.stream().filter(row -> row[5].equals("true")).count(),
                n.isEmpty() ? "NULL" : "" + sum,
                x.isEmpty() ? "NULL" : text(exact.doubleValue()),
                p.isEmpty() ? "NULL" : "" + p.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                n.isEmpty() ? "NULL" : text((double) sum / n.size()),
                n.isEmpty() ? "NULL" : "" + n.stream().min(Long::compare).get(),
                x.isEmpty() ? "NULL" : text(x.stream().max(Double::compare).get()),
                p.isEmpty()
                        ? "NULL"
                        : "" + p.stream().min(BigDecimal::compareTo).get(),
                s.isEmpty() ? "NULL" : s.stream().max(String::compareTo).get(),
                "" + new HashSet<>(s).size(),
                n.isEmpty()
                        ? "NULL"
                        : "" + n.stream().mapToLong(Long::longValue).distinct().sum(),
                "" + pairs.size(),
                "" + new HashSet<>(n).size(),
                "" + new HashSet<>(okN).size(),
                "" + new HashSet<>(okS).size(),
                okN.isEmpty()
                        ? "NULL"
                        : ""
                                + okN.stream()
                                        .mapToLong(Long::longValue)
                                        .distinct()
                                        .sum(),
                okS.isEmpty() ? "NULL" : okS.stream().max(String::compareTo).get());
    }

    /** As the batch text shows it. */
    private static String text(double value) {
        try (RootAllocator allocator = new RootAllocator();
                NewColumn column = NewColumn.fixed(DOUBLE, 1, allocator)) {
            Memory.putDouble(column.data(), value);
            Column built = column.build();
            String text = BatchText.print(built).get(0);
            built.release();
            return text;
        }
    }

    private static <T> List<T> values(List<String[]> rows, int column, Function<String, T> parser) {
        return rows.stream()
                .map(row -> row[column])
                .filter(cell -> !cell.equals("NULL"))
                .map(parser)
                .toList();
    }
}
