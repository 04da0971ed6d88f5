package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Replacements;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A join that is told the numbers of rows gives what one gives that is not. */
class NumberedJoinTest {
    private static final int ROUNDS = 40;

    /** Who gives the rows of one side, with the rows that it has given. */
    private static final class Producer {
        private final int input;
        private final Map<Integer, String> rows = new TreeMap<>();
        private RowSource source = new RowSource();

        Producer(int input) {
            this.input = input;
        }
    }

    @ParameterizedTest
    @EnumSource(JoinKind.class)
    void numbersChangeNothing(JoinKind kind) {
        numbersChangeNothing(kind, false);
    }

    /** Of an update that changes the key each lane sees one row. */
    @ParameterizedTest
    @EnumSource(JoinKind.class)
    void numbersChangeNothingBehindExchanges(JoinKind kind) {
        numbersChangeNothing(kind, true);
    }

    private static void numbersChangeNothing(JoinKind kind, boolean exchanged) {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Optional<Expr> residual = seed % 2 == 0 ? Optional.empty() : Optional.of(Joins.lessThan());
            // Every third history has numbers from the beginning to the end.
            int unnamedInHundred = seed % 3 == 0 ? 0 : 4;
            try (OperatorHarness named = join(kind, residual, exchanged);
                    OperatorHarness bare = join(kind, residual, false)) {
                List<Producer> producers = List.of(new Producer(0), new Producer(0), new Producer(1), new Producer(1));
                for (int round = 0; round < ROUNDS; round++) {
                    for (int batches = random.nextInt(5); batches > 0; batches--) {
                        Producer producer = producers.get(random.nextInt(producers.size()));
                        change(producer, random, random.nextInt(100) < unnamedInHundred, named, bare);
                    }
                    assertEquals(net(bare.endTick()), net(named.endTick()), kind + ", seed " + seed);
                    if (unnamedInHundred > 0 && random.nextInt(ROUNDS) == 0) {
                        named.restart();
                    }
                }
                producers.forEach(producer -> takeAllBack(producer, named, bare));
                assertEquals(net(bare.endTick()), net(named.endTick()), kind + ", seed " + seed);
                assertEquals(0, named.operator().stateRows(), kind + ", seed " + seed);
            }
        }
    }

    /** Else a million equal rows would be a million steps for each further one. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void equalRowsBecomeOneWhenNumbersEnd(boolean byRestart, boolean exchanged) {
        try (OperatorHarness named = join(JoinKind.INNER, Optional.empty(), exchanged);
                OperatorHarness bare = join(JoinKind.INNER, Optional.empty(), false)) {
            Producer producer = new Producer(0);
            String[] equal = Collections.nCopies(5_000, "+1 | 1 | 2 | s").toArray(String[]::new);
            List<Integer> numbers = IntStream.range(0, equal.length).boxed().toList();
            give(producer, List.of(equal), numbers, false, named, bare);
            named.endTick();
            bare.endTick();
            assertEquals(5_000, named.operator().stateRows());
            if (byRestart) {
                named.restart();
                give(producer, List.of("-1 | 1 | 2 | s"), List.of(7), false, named, bare);
            } else {
                give(producer, List.of("-1 | 1 | 2 | s"), List.of(7), true, named, bare);
            }
            named.endTick();
            bare.endTick();
            assertEquals(1, named.operator().stateRows());
            named.batch(1, "+1 | 1 | 9 | p");
            bare.batch(1, "+1 | 1 | 9 | p");
            assertEquals(bare.endTick(), named.endTick());
            give(producer, Collections.nCopies(4_999, "-1 | 1 | 2 | s"), numbers.subList(0, 4_999), true, named, bare);
            assertEquals(net(bare.endTick()), net(named.endTick()));
            assertEquals(1, named.operator().stateRows());
        }
    }

    private static OperatorHarness join(JoinKind kind, Optional<Expr> residual, boolean exchanged) {
        JoinSpec.Side side = new JoinSpec.Side(Joins.ROWS, true, Optional.empty());
        JoinSpec spec = new JoinSpec(kind, List.of(new JoinKey(0, 0, false)), residual, side, side);
        return new OperatorHarness(
                Joins.ROWS,
                Joins.output(kind),
                context -> exchanged ? new ExchangedJoin(spec, context) : new JoinOperator(spec, context));
    }

    private static void change(
            Producer producer, Random random, boolean unnamed, OperatorHarness named, OperatorHarness bare) {
        if (producer.rows.isEmpty() && random.nextInt(4) == 0) {
            producer.source.end();
            producer.source = new RowSource();
        }
        List<String> lines = new ArrayList<>();
        List<Integer> given = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        int bound = random.nextInt(8) == 0 ? 600 : 12;
        for (int i = random.nextInt(bound); i >= 0; i--) {
            int number = random.nextInt(bound);
            if (!seen.add(number)) {
                continue;
            }
            String old = producer.rows.remove(number);
            if (old != null) {
                lines.add("-1 | " + old);
                given.add(number);
            }
            if (old == null || random.nextInt(3) > 0) {
                String key = random.nextInt(9) == 0 ? "NULL" : "" + random.nextInt(5);
                String row = key + " | " + random.nextInt(3) + " | " + (random.nextInt(9) == 0 ? "NULL" : "s");
                producer.rows.put(number, row);
                lines.add("+1 | " + row);
                given.add(number);
            }
        }
        give(producer, lines, given, unnamed, named, bare);
    }

    private static void takeAllBack(Producer producer, OperatorHarness named, OperatorHarness bare) {
        List<String> lines = new ArrayList<>();
        producer.rows.values().forEach(row -> lines.add("-1 | " + row));
        if (!lines.isEmpty()) {
            give(producer, lines, new ArrayList<>(producer.rows.keySet()), false, named, bare);
        }
    }

    private static void give(
            Producer producer,
            List<String> lines,
            List<Integer> numbers,
            boolean unnamed,
            OperatorHarness named,
            OperatorHarness bare) {
        String[] rows = lines.toArray(String[]::new);
        bare.batch(producer.input, rows);
        if (unnamed) {
            named.batch(producer.input, rows);
            return;
        }
        ChangeBatch batch = BatchText.parse(Joins.ROWS, named.allocator(), rows);
        Column[] columns = {batch.column(0), batch.column(1), batch.column(2)};
        int[] given = numbers.stream().mapToInt(Integer::intValue).toArray();
        ChangeBatch all =
                new ChangeBatch(columns, batch.weights(), batch.rowCount(), new RowNumbers(producer.source, given));
        named.batch(producer.input, Replacements.of(all, named.allocator()));
    }

    private static Map<String, Long> net(List<String> emitted) {
        Map<String, Long> net = new TreeMap<>();
        for (String line : emitted) {
            int bar = line.indexOf('|');
            net.merge(line.substring(bar), Long.parseLong(line.substring(0, bar).trim()), Long::sum);
        }
        net.values().removeIf(weight -> weight == 0);
        return net;
    }
}
