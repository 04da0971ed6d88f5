package io.sluice.runtime.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyed rows that change over many ticks: chunks stay few, removed rows do not pile up, and each version shows its tick. */
class CompactionTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.bigint(), "n", SqlType.bigint());
    private static final int KEYS = 40_000;
    private static final int TICKS = 1_200;
    private static final int CHANGES = 300;
    private static final long ABSENT = -1;

    private final RootAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        allocator.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsThatChangeAllOverTheTable(boolean keyed) {
        List<Integer> key = keyed ? List.of(0) : List.of();
        Random random = new Random(1);
        long[] values = new long[KEYS];
        Arrays.fill(values, ABSENT);
        try (LiveTable table = new LiveTable(new TableSpec("t", TYPE, key, false), allocator)) {
            for (int tick = 1; tick <= TICKS; tick++) {
                // Most keys that come leave soon; those that stay lie scattered among chunks that are nearly empty.
                table.apply(changes(random, values, tick), tick);
                TableVersion version = table.commit(tick, tick);
                if (tick % 100 == 0) {
                    assertArrayEquals(values, read(version));
                    bounded(table);
                }
                version.release();
            }
        }
    }

    @Test
    void singleRowsLeftOfFullChunks() {
        int pairs = 150;
        int rows = Compaction.FULL;
        try (LiveTable table = new LiveTable(new TableSpec("t", TYPE, List.of(0), false), allocator)) {
            int tick = 0;
            for (int pair = 0; pair < pairs; pair++) {
                commit(table, range(2L * pair * rows, rows, 1), ++tick);
                commit(table, range((2L * pair + 1) * rows, rows, 1), ++tick);
                // Of each second chunk only the first row stays: it is copied alone, between two that are full.
                commit(table, range((2L * pair + 1) * rows + 1, rows - 1, -1), ++tick);
            }
            commit(table, range(2L * pairs * rows, rows, 1), ++tick);
            for (int pair = 0; pair < pairs; pair++) {
                commit(table, range(2L * pair * rows + 1, rows - 1, -1), ++tick);
            }
            bounded(table);
            TableVersion version = table.commit(++tick, 0);
            assertEquals(2 * pairs + rows, version.rowCount());
            try (TableSnapshot snapshot = TableSnapshot.open(version);
                    ChangeBatch found = snapshot.lookup(List.of(11L * rows), 0)) {
                assertEquals(List.of("+1 | " + 11L * rows), BatchText.print(found));
            }
            version.release();
        }
    }

    @Test
    void chunksOfATableThatIsScannedBecomeLarge() {
        int rows = 1_000;
        int ticks = 600;
        try (LiveTable table = new LiveTable(new TableSpec("t", TYPE, List.of(), false), allocator)) {
            for (int tick = 1; tick <= ticks; tick++) {
                commit(table, range(1L * tick * rows, rows, 1), tick);
            }
            assertEquals(ticks, table.chunkCount(), "nobody reads");
            for (int tick = ticks + 1; tick <= ticks + 100; tick++) {
                TableVersion version = table.current();
                assertEquals(version.rowCount(), scannedRows(version));
                commit(table, range(1L * tick * rows, rows, 1), tick);
                assertEquals(version.rowCount(), scannedRows(version), "as of its tick");
                version.release();
            }
            assertTrue(table.chunkCount() < ticks / 2, table.chunkCount() + " chunks");
        }
    }

    private static long scannedRows(TableVersion version) {
        long rows = 0;
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (Iterator<ChangeBatch> scan = snapshot.scan(0); scan.hasNext(); ) {
                try (ChangeBatch batch = scan.next()) {
                    rows += batch.rowCount();
                }
            }
        }
        return rows;
    }

    private static void commit(LiveTable table, ChangeBatch changes, int tick) {
        table.apply(changes, tick);
        table.commit(tick, tick).release();
    }

    /** Rows with keys from {@code first} on that come or go. */
    private ChangeBatch range(long first, int rows, int weight) {
        try (NewColumn keys = NewColumn.fixed(TYPE.type(0), rows, allocator);
                NewColumn values = NewColumn.fixed(TYPE.type(1), rows, allocator);
                NewColumn weights = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, rows, allocator)) {
            for (int i = 0; i < rows; i++) {
                Memory.putLong(keys.data() + 8L * i, first + i);
                Memory.putLong(values.data() + 8L * i, 0);
                Memory.putLong(weights.data() + 8L * i, weight);
            }
            return new ChangeBatch(new Column[] {keys.build(), values.build()}, weights.build(), rows);
        }
    }

    private static void bounded(LiveTable table) {
        long chunks = 4 * 32 + 4 * (table.rowCount() / Compaction.FULL);
        assertTrue(table.chunkCount() <= chunks, table.chunkCount() + " chunks");
    }

    private ChangeBatch changes(Random random, long[] values, int tick) {
        try (BatchBuilder builder = new BatchBuilder(TYPE, allocator)) {
            for (int i = 0; i < CHANGES; i++) {
                boolean old = random.nextInt(3) == 0;
                int key = old ? random.nextInt(KEYS) : tick * 31 % (KEYS - CHANGES) + i;
                if (values[key] != ABSENT) {
                    builder.appendRow(List.of((long) key, values[key]), -1);
                    values[key] = ABSENT;
                }
                if (!old || random.nextInt(4) == 0) {
                    values[key] = tick;
                    builder.appendRow(List.of((long) key, (long) tick), 1);
                }
            }
            return builder.build();
        }
    }

    private static long[] read(TableVersion version) {
        long[] values = new long[KEYS];
        Arrays.fill(values, ABSENT);
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            for (Iterator<ChangeBatch> scan = snapshot.scan(0, 1); scan.hasNext(); ) {
                try (ChangeBatch batch = scan.next()) {
                    for (int row = 0; row < batch.rowCount(); row++) {
                        values[(int) Memory.getLong(batch.column(0).data() + 8L * row)] =
                                Memory.getLong(batch.column(1).data() + 8L * row);
                    }
                }
            }
        }
        return values;
    }
}
