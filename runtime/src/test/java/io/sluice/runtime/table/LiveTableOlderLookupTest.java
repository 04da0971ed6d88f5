package io.sluice.runtime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookups in versions that commits have overtaken. */
class LiveTableOlderLookupTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.bigint(), "v", SqlType.bigint());
    private static final TableSpec SPEC = new TableSpec("t", TYPE, List.of(0), false);
    private static final int KEYS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findTheRowsOfTheirTick(long seed) {
        Random random = new Random(seed);
        try (RootAllocator allocator = new RootAllocator()) {
            List<TableVersion> held = new ArrayList<>();
            List<Map<Long, Long>> expected = new ArrayList<>();
            try (LiveTable table = new LiveTable(SPEC, allocator)) {
                Map<Long, Long> rows = new HashMap<>();
                for (int tick = 1; tick <= 80; tick++) {
                    for (int batches = random.nextInt(3); batches > 0; batches--) {
                        table.apply(changes(random, rows, allocator), tick);
                        checkAll(held, expected);
                    }
                    held.add(table.commit(tick, tick));
                    expected.add(new HashMap<>(rows));
                    checkAll(held, expected);
                    if (held.size() > 6) {
                        int index = random.nextInt(held.size());
                        expected.remove(index);
                        held.remove(index).release();
                    }
                }
            }
            checkAll(held, expected);
            held.forEach(TableVersion::release);
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    @Test
    void needNoScanWhereTheRowIsAsItWas() {
        try (RootAllocator allocator = new RootAllocator();
                LiveTable table = new LiveTable(SPEC, allocator)) {
            table.apply(BatchText.parse(TYPE, allocator, "+1 | 1 | 10", "+1 | 2 | 20"), 1);
            TableVersion first = table.commit(1, 1);
            table.lookup(List.of(1L)).close();
            table.apply(BatchText.parse(TYPE, allocator, "-1 | 1 | 10", "+1 | 1 | 11"), 2);
            TableVersion second = table.commit(2, 2);

            assertNotNull(find(table, first, 2));
            assertNull(find(table, first, 1));
            assertNull(find(table, first, 3));
            assertNotNull(find(table, second, 3));
            first.release();
            second.release();
        }
    }

    private static RowPlace[] find(LiveTable table, TableVersion version, long key) {
        try (KeyProbe probe = table.probe(List.of(List.of(key)))) {
            return table.find(version, probe);
        }
    }

    /** Adds, updates and deletes keys, few or many at a time. */
    private static ChangeBatch changes(Random random, Map<Long, Long> rows, RootAllocator allocator) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(4) == 0 ? 100 : 5) + 1; i > 0; i--) {
            long key = random.nextInt(KEYS);
            Long before = rows.remove(key);
            if (before != null) {
                lines.add("-1 | " + key + " | " + before);
            }
            if (before == null || random.nextInt(3) > 0) {
                long value = random.nextInt(1_000);
                rows.put(key, value);
                lines.add("+1 | " + key + " | " + value);
            }
        }
        return BatchText.parse(TYPE, allocator, lines.toArray(String[]::new));
    }

    private static void checkAll(List<TableVersion> versions, List<Map<Long, Long>> expected) {
        for (int i = 0; i < versions.size(); i++) {
            check(versions.get(i), expected.get(i));
        }
    }

    private static void check(TableVersion version, Map<Long, Long> expected) {
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (long key = 0; key < KEYS; key++) {
                try (ChangeBatch found = snapshot.lookup(List.of(key), 0, 1)) {
                    List<String> rows = found == null ? List.of() : BatchText.print(found);
                    Long value = expected.get(key);
                    assertEquals(value == null ? List.of() : List.of("+1 | " + key + " | " + value), rows);
                }
            }
        }
    }
}
