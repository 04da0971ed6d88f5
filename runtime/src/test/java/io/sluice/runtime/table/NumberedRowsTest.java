package io.sluice.runtime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Replacements;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that come and go by number. */
class NumberedRowsTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.bigint(), "s", SqlType.varchar());

    private final RootAllocator allocator = new RootAllocator();
    private LiveTable table;
    private long tick = 1;

    @AfterEach
    void nothingLeaks() {
        table.close();
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void anUpdateTakesTheRowOfItsNumberAmongEqualOnes() {
        table = table(List.of());
        RowSource source = new RowSource();
        apply(source, new int[] {0, 1, 2}, "+1 | 7 | a", "+1 | 7 | a", "+1 | 7 | a");
        assertEquals(Map.of("7 | a", 3), commit());
        apply(source, new int[] {1, 1}, "-1 | 7 | a", "+1 | 8 | b");
        assertEquals(Map.of("7 | a", 2, "8 | b", 1), commit());
        apply(source, new int[] {0, 1, 2, 2}, "-1 | 7 | a", "-1 | 8 | b", "-1 | 7 | a", "+1 | NULL | NULL");
        assertEquals(Map.of("NULL | NULL", 1), commit());
    }

    @Test
    void aNumberMayBeUsedAgainInTheSameTick() {
        table = table(List.of());
        RowSource source = new RowSource();
        apply(source, new int[] {0}, "+1 | 1 | a");
        apply(source, new int[] {0, 0}, "-1 | 1 | a", "+1 | 2 | b");
        apply(source, new int[] {0, 0}, "-1 | 2 | b", "+1 | 3 | c");
        assertEquals(Map.of("3 | c", 1), commit());
        apply(source, new int[] {0}, "-1 | 3 | c");
        apply(source, new int[] {0}, "+1 | 4 | d");
        apply(source, new int[] {0}, "-1 | 4 | d");
        apply(source, new int[] {0}, "+1 | 5 | e");
        assertEquals(Map.of("5 | e", 1), commit());
        apply(source, new int[] {0}, "-1 | 5 | e");
        assertEquals(Map.of(), commit());
    }

    @Test
    void rowsThatCameWithoutANumberAreSearched() {
        table = table(List.of());
        RowSource source = new RowSource();
        apply(null, null, "+3 | 1 | a", "+1 | 2 | b");
        apply(source, new int[] {5}, "+1 | 3 | c");
        assertEquals(Map.of("1 | a", 3, "2 | b", 1, "3 | c", 1), commit());
        // As after a restore: the operator knows the number, the table does not.
        apply(source, new int[] {5, 5, 900, 900}, "-1 | 3 | c", "+1 | 4 | d", "-1 | 1 | a", "+1 | 5 | e");
        assertEquals(Map.of("1 | a", 2, "2 | b", 1, "4 | d", 1, "5 | e", 1), commit());
        apply(source, new int[] {5, 900}, "-1 | 4 | d", "-1 | 5 | e");
        assertEquals(Map.of("1 | a", 2, "2 | b", 1), commit());
    }

    @Test
    void weightsBeyondOneHaveNoNumbers() {
        table = table(List.of());
        RowSource source = new RowSource();
        apply(source, new int[] {0, 1}, "+1 | 1 | a", "+1 | 1 | a");
        apply(source, new int[] {0, 1}, "-2 | 1 | a", "+3 | 2 | b");
        assertEquals(Map.of("2 | b", 3), commit());
        apply(source, new int[] {1}, "-1 | 2 | b");
        assertEquals(Map.of("2 | b", 2), commit());
    }

    @Test
    void afterARowWentUnnamedNumbersAreNotTrusted() {
        table = table(List.of());
        RowSource source = new RowSource();
        apply(null, null, "+1 | 1 | a");
        apply(source, new int[] {0, 1}, "+1 | 1 | a", "+1 | 9 | z");
        commit();
        // One of the equal rows goes unnamed; then number 0 comes unnamed as another row and goes with its number.
        apply(null, null, "-1 | 1 | a", "+1 | 2 | b");
        apply(source, new int[] {0}, "-1 | 2 | b");
        assertEquals(Map.of("1 | a", 1, "9 | z", 1), commit());
    }

    @Test
    void numbersOfTwoSourcesDoNotMeet() {
        table = table(List.of());
        RowSource one = new RowSource();
        RowSource other = new RowSource();
        apply(one, new int[] {0}, "+1 | 1 | a");
        apply(other, new int[] {0}, "+1 | 2 | b");
        commit();
        apply(other, new int[] {0}, "-1 | 2 | b");
        assertEquals(Map.of("1 | a", 1), commit());
    }

    @Test
    void keysAreFoundWhileATickIsUnderWay() {
        table = table(List.of(0));
        RowSource source = new RowSource();
        apply(source, new int[] {0, 1}, "+1 | 1 | a", "+1 | 2 | b");
        TableVersion version = table.commit(tick++, 0);
        apply(source, new int[] {0, 0, 1}, "-1 | 1 | a", "+1 | 1 | c", "-1 | 2 | b");
        assertEquals("a", lookup(version, 1));
        assertEquals("b", lookup(version, 2));
        version.release();
        version = table.commit(tick++, 0);
        assertEquals("c", lookup(version, 1));
        assertEquals("none", lookup(version, 2));
        // Now there is an index, which has to follow.
        apply(source, new int[] {0, 0, 1}, "-1 | 1 | c", "+1 | 1 | d", "+1 | 2 | e");
        assertEquals("c", lookup(version, 1));
        assertEquals("none", lookup(version, 2));
        version.release();
        version = table.commit(tick++, 0);
        assertEquals("d", lookup(version, 1));
        assertEquals("e", lookup(version, 2));
        version.release();
    }

    /** One who gives rows by number, and what it has given. */
    private static final class Producer {
        private final RowSource source = new RowSource();
        private final Map<Integer, String> rows = new TreeMap<>();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 30", "5, 30", "6, 200", "7, 0", "8, 5"})
    void tableEqualsWhatItsProducersHold(long seed, int unnamedInThousand) {
        Random random = new Random(seed);
        table = table(List.of());
        List<Producer> producers = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            if (producers.size() < 3 || random.nextInt(8) == 0) {
                producers.add(new Producer());
            }
            for (int batches = random.nextInt(4); batches > 0; batches--) {
                Producer producer = producers.get(random.nextInt(producers.size()));
                change(producer, random, random.nextInt(1_000) < unnamedInThousand);
            }
            if (producers.size() > 3 && random.nextInt(8) == 0) {
                Producer ended = producers.remove(random.nextInt(producers.size()));
                ended.source.end();
                left.addAll(ended.rows.values());
            }
            Map<String, Integer> expected = new TreeMap<>();
            left.forEach(row -> expected.merge(row, 1, Integer::sum));
            producers.forEach(producer -> producer.rows.values().forEach(row -> expected.merge(row, 1, Integer::sum)));
            assertEquals(expected, commit());
        }
    }

    private void change(Producer producer, Random random, boolean unnamed) {
        int bound = random.nextInt(6) == 0 ? 1_500 : 40;
        boolean updates = random.nextBoolean();
        List<String> lines = new ArrayList<>();
        Set<Integer> numbers = new LinkedHashSet<>();
        List<Integer> given = new ArrayList<>();
        for (int i = random.nextInt(bound); i >= 0 || lines.isEmpty(); i--) {
            int number = random.nextInt(bound);
            if (!numbers.add(number)) {
                continue;
            }
            String old = producer.rows.remove(number);
            if (old != null) {
                lines.add("-1 | " + old);
                given.add(number);
            }
            if (old == null || updates || random.nextInt(3) > 0) {
                String row = random.nextInt(bound) + " | " + (random.nextInt(9) == 0 ? "NULL" : "s" + number % 7);
                producer.rows.put(number, row);
                lines.add("+1 | " + row);
                given.add(number);
            }
        }
        apply(
                unnamed ? null : producer.source,
                given.stream().mapToInt(Integer::intValue).toArray(),
                lines.toArray(String[]::new));
    }

    private LiveTable table(List<Integer> key) {
        return new LiveTable(new TableSpec("t", TYPE, key, false), allocator);
    }

    private void apply(RowSource source, int[] numbers, String... lines) {
        ChangeBatch batch = BatchText.parse(TYPE, allocator, lines);
        if (source == null) {
            table.apply(batch, tick);
            return;
        }
        try (batch) {
            ChangeBatch shared = batch.share();
            ChangeBatch named = new ChangeBatch(
                    new Column[] {shared.column(0), shared.column(1)},
                    shared.weights(),
                    shared.rowCount(),
                    new RowNumbers(source, numbers));
            table.apply(Replacements.of(named, allocator), tick);
        }
    }

    private Map<String, Integer> commit() {
        TableVersion version = table.commit(tick++, 0);
        Map<String, Integer> found = new TreeMap<>();
        VersionText.rows(version).forEach(line -> found.merge(line.substring(5), 1, Integer::sum));
        version.release();
        return found;
    }

    private static String lookup(TableVersion version, long key) {
        List<String> found = VersionText.lookup(version, key);
        return found.isEmpty() ? "none" : found.get(0).substring(5);
    }
}
