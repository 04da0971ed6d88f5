package io.sluice.runtime.table;

import static io.sluice.runtime.table.VersionText.lookup;
import static io.sluice.runtime.table.VersionText.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.lane.SideBySide;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table in two parts. */
class LiveTablePartsTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.varchar(), "n", SqlType.bigint());

    private final RootAllocator allocator = new RootAllocator();
    private final LiveTable table = new LiveTable(new TableSpec("t", TYPE, List.of(0), false), allocator);
    private final Set<String> workers = new ConcurrentSkipListSet<>();

    LiveTablePartsTest() {
        table.split(
                2,
                new SideBySide(work -> new Thread(() -> {
                            workers.add(Thread.currentThread().getName());
                            work.run();
                        })
                        .start()));
    }

    @AfterEach
    void nothingLeaks() {
        table.close();
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void readersSeeThePartsOneAfterTheOther() {
        apply(1, 1, "z | 9");
        apply(0, 1, "a | 1", "b | 2");
        TableVersion first = table.commit(1, 0);
        apply(1, 2, "-1 | z | 9", "+1 | z | 10");
        apply(0, 2, "-1 | a | 1");
        TableVersion second = table.commit(2, 0);
        assertEquals(List.of("+1 | a | 1", "+1 | b | 2", "+1 | z | 9"), rows(first));
        assertEquals(List.of("+1 | b | 2", "+1 | z | 10"), rows(second));
        assertEquals(2, second.rowCount());
        first.release();
        second.release();
    }

    @Test
    void keysAreFoundInAnyPartAsOfTheLastCommit() {
        apply(0, 1, "a | 1");
        apply(1, 1, "z | 9");
        TableVersion first = table.commit(1, 0);
        assertEquals(List.of("+1 | 1"), lookup(first, "a"));
        apply(0, 2, "-1 | a | 1");
        apply(1, 2, "+1 | a | 2", "-1 | z | 9");
        assertEquals(List.of("+1 | 1"), lookup(first, "a"));
        assertEquals(List.of("+1 | 9"), lookup(first, "z"));
        TableVersion second = table.commit(2, 0);
        assertEquals(List.of("+1 | 1"), lookup(first, "a"));
        assertEquals(List.of("+1 | 2"), lookup(second, "a"));
        assertEquals(List.of(), lookup(second, "z"));
        first.release();
        second.release();
    }

    @Test
    void manyRowsAreAppliedOnSeveralThreads() {
        String[] rows =
                IntStream.range(0, 3_000).mapToObj(i -> "k" + i + " | " + i).toArray(String[]::new);
        apply(0, 1, rows);
        apply(1, 1, "z | 9");
        table.commit(1, 0).release();
        assertTrue(workers.isEmpty(), "a few rows are not worth it");
        apply(0, 2, IntStream.range(0, 3_000).mapToObj(i -> "-1 | " + rows[i]).toArray(String[]::new));
        apply(1, 2, IntStream.range(0, 3_000).mapToObj(i -> "+1 | x" + rows[i]).toArray(String[]::new));
        TableVersion version = table.commit(2, 0);
        assertEquals(3_001, version.rowCount());
        assertEquals("+1 | z | 9", rows(version).get(0));
        assertEquals(List.of("+1 | 2999"), lookup(version, "xk2999"));
        assertEquals(1, workers.size());
        version.release();
    }

    @Test
    void aRowThatOnlyAnotherPartHasIsNotTaken() {
        apply(0, 1, "a | 1");
        table.commit(1, 0).release();
        apply(1, 2, "-1 | a | 1");
        SluiceException error = assertThrows(SluiceException.class, () -> table.commit(2, 0));
        assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
    }

    @Test
    void onlyAnEmptyTableIsSplit() {
        try (LiveTable whole = new LiveTable(new TableSpec("w", TYPE, List.of(0), false), allocator)) {
            whole.apply(BatchText.parse(TYPE, allocator, "a | 1"), 1);
            AssertionError error =
                    assertThrows(AssertionError.class, () -> whole.split(2, new SideBySide(Runnable::run)));
            assertEquals("w has rows already", error.getMessage());
        }
    }

    @Test
    void whatWaitsIsFreedWithTheTable() {
        apply(1, 1, "a | 1");
        table.clear(1);
        apply(0, 1, "b | 1");
        TableVersion version = table.commit(1, 0);
        assertEquals(List.of("+1 | b | 1"), rows(version));
        apply(1, 2, "c | 1");
        version.release();
    }

    private void apply(int part, long tick, String... lines) {
        table.apply(BatchText.parse(TYPE, allocator, lines), part, tick);
    }
}
