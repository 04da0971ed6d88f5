package io.sluice.runtime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.SideBySide;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes against a map of counts, with versions held over many ticks. */
class LiveTableRandomTest {
    private static final RowType TYPE = BatchText.rowType(
            "k",
            SqlType.bigint(),
            "s",
            SqlType.varchar(),
            "d",
            SqlType.decimal(30, 2),
            "b",
            SqlType.of(TypeKind.BOOLEAN));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tableEqualsTheSumOfItsChanges(long seed) {
        check(new Random(seed), 1);
    }

    /** Each part takes back its own rows only, but the parts may have equal ones. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void soDoesOneInParts(long seed) {
        check(new Random(seed), 3);
    }

    private static void check(Random random, int parts) {
        try (RootAllocator allocator = new RootAllocator()) {
            List<TableVersion> held = new ArrayList<>();
            List<Map<String, Integer>> expected = new ArrayList<>();
            try (LiveTable table = new LiveTable(new TableSpec("t", TYPE, List.of(), false), allocator)) {
                if (parts > 1) {
                    table.split(parts, new SideBySide(work -> new Thread(work).start()));
                }
                List<Map<String, Integer>> counts = Stream.generate(TreeMap<String, Integer>::new)
                        .limit(parts)
                        .collect(Collectors.toList());
                for (int tick = 1; tick <= 120; tick++) {
                    for (int batches = random.nextInt(3 * parts); batches > 0; batches--) {
                        int part = random.nextInt(parts);
                        table.apply(changes(random, counts.get(part), allocator), part, tick);
                    }
                    held.add(table.commit(tick, tick));
                    Map<String, Integer> all = new TreeMap<>();
                    counts.forEach(map -> map.forEach((row, count) -> all.merge(row, count, Integer::sum)));
                    expected.add(all);
                    if (held.size() > 10) {
                        int index = random.nextInt(held.size());
                        check(expected.remove(index), held.remove(index));
                    }
                }
            }
            while (!held.isEmpty()) {
                check(expected.remove(0), held.remove(0));
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static ChangeBatch changes(Random random, Map<String, Integer> counts, RootAllocator allocator) {
        int keys = random.nextBoolean() ? 5 : 200;
        int rows = random.nextInt(random.nextInt(10) == 0 ? 4_000 : 20);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<String> present = random.nextInt(20) == 0 ? new ArrayList<>(counts.keySet()) : List.of();
            if (!present.isEmpty()) {
                String row = present.get(random.nextInt(present.size()));
                lines.add("-1 | " + row);
                counts.merge(row, -1, Integer::sum);
                counts.remove(row, 0);
            } else {
                int key = random.nextInt(keys);
                String row = key + " | " + (key % 3 == 0 ? "NULL" : "text " + key) + " | " + key + ".50 | "
                        + (key % 5 == 0 ? "NULL" : key % 2 == 0);
                lines.add("+1 | " + row);
                counts.merge(row, 1, Integer::sum);
            }
        }
        if (lines.isEmpty()) {
            try (BatchBuilder empty = new BatchBuilder(TYPE, allocator)) {
                return empty.build();
            }
        }
        return BatchText.parse(TYPE, allocator, lines.toArray(String[]::new));
    }

    private static void check(Map<String, Integer> expected, TableVersion version) {
        Map<String, Integer> found = new TreeMap<>();
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (Iterator<ChangeBatch> scan = snapshot.scan(0, 1, 2, 3); scan.hasNext(); ) {
                try (ChangeBatch batch = scan.next()) {
                    BatchText.print(batch).forEach(line -> found.merge(line.substring(5), 1, Integer::sum));
                }
            }
        }
        assertEquals(expected, found);
        version.release();
    }
}
