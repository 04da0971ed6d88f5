package io.sluice.runtime.table;

import static io.sluice.runtime.table.VersionText.lookup;
import static io.sluice.runtime.table.VersionText.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.varchar(), "n", SqlType.bigint());

    private final RootAllocator allocator = new RootAllocator();
    private LiveTable table;
    private long tick;

    @AfterEach
    void nothingLeaks() {
        table.close();
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void versionsKeepShowingTheirTick() {
        table = table(List.of());
        TableVersion first = tick("a | 1", "b | 2");
        TableVersion second = tick("-1 | a | 1", "+1 | c | 3");
        assertEquals(List.of("+1 | a | 1", "+1 | b | 2"), rows(first));
        assertEquals(List.of("+1 | b | 2", "+1 | c | 3"), rows(second));
        assertEquals(2, first.rowCount());
        assertEquals(2, second.rowCount());
        first.release();
        second.release();
    }

    @Test
    void appendedColumnsAreSharedNotCopied() {
        table = table(List.of());
        ChangeBatch batch = BatchText.parse(TYPE, allocator, "a | 1");
        long address = batch.column(1).data();
        table.apply(batch, 1);
        TableVersion version = table.commit(1, 0);
        try (TableSnapshot snapshot = TableSnapshot.open(version);
                ChangeBatch read = snapshot.chunk(0, 1)) {
            assertEquals(address, read.column(0).data());
            assertEquals(List.of("+1 | 1"), BatchText.print(read));
        }
        version.release();
    }

    @Test
    void aTickWithoutChangesGivesTheSameVersion() {
        table = table(List.of());
        TableVersion first = tick("a | 1");
        TableVersion second = table.commit(++tick, 0);
        assertSame(first, second);
        first.release();
        second.release();
    }

    @Test
    void equalRowsAreCountedOneByOne() {
        table = table(List.of());
        tick("+3 | a | 1", "+1 | NULL | NULL").release();
        TableVersion version = tick("-2 | a | 1", "-1 | NULL | NULL");
        assertEquals(List.of("+1 | a | 1"), rows(version));
        version.release();
    }

    @Test
    void aRowReplacedByItsEqualStaysCountable() {
        table = table(List.of());
        tick("+2 | a | 1", "+1 | b | 2").release();
        tick("-1 | a | 1", "+1 | a | 1", "-1 | a | 1", "+1 | a | 1").release();
        // Only two of the three can be there when the batch begins; the third is one that it adds.
        tick("-1 | a | 1", "+1 | a | 1", "-1 | a | 1", "+1 | a | 1", "-1 | a | 1", "+1 | a | 1")
                .release();
        TableVersion one = tick("-1 | a | 1");
        assertEquals(Set.of("+1 | a | 1", "+1 | b | 2"), Set.copyOf(rows(one)));
        one.release();
        TableVersion none = tick("-1 | a | 1");
        assertEquals(List.of("+1 | b | 2"), rows(none));
        none.release();
    }

    @Test
    void aKeyReplacedTwiceInATickShowsItsLastRow() {
        table = table(List.of(0));
        TableVersion before = tick("a | 1", "b | 2");
        TableVersion after = tick("-1 | a | 1", "+1 | a | 5", "-1 | b | 2", "+1 | b | 3", "-1 | a | 5", "+1 | a | 6");
        assertEquals(List.of("+1 | a | 1", "+1 | b | 2"), rows(before));
        assertEquals(Set.of("+1 | a | 6", "+1 | b | 3"), Set.copyOf(rows(after)));
        try (ChangeBatch found = table.lookup(List.of("a"))) {
            assertEquals(List.of("+1 | a | 6"), BatchText.print(found));
        }
        before.release();
        after.release();
    }

    @Test
    void aRowMayGoBeforeItComesWithinATick() {
        table = table(List.of());
        table.apply(BatchText.parse(TYPE, allocator, "-1 | a | 1"), 1);
        table.apply(BatchText.parse(TYPE, allocator, "+1 | a | 1", "+1 | b | 2"), 1);
        TableVersion version = table.commit(1, 0);
        assertEquals(List.of("+1 | b | 2"), rows(version));
        version.release();
    }

    @Test
    void removingARowThatIsNotThereNamesIt() {
        table = table(List.of());
        tick("a | 1").release();
        table.apply(BatchText.parse(TYPE, allocator, "-1 | a | 7"), 2);
        SluiceException error = assertThrows(SluiceException.class, () -> table.commit(2, 0));
        assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
        assertTrue(error.getMessage().contains("[a, 7]"), error.getMessage());
    }

    @Test
    void lookupsFindTheRowOfTheirTick() {
        table = table(List.of(0));
        TableVersion first = tick("a | 1", "b | 2");
        TableVersion second = tick("-1 | a | 1", "+1 | a | 10");
        table.apply(BatchText.parse(TYPE, allocator, "-1 | a | 10", "+1 | a | 11", "-1 | b | 2", "+1 | z | 9"), 3);
        assertEquals(List.of("+1 | 1"), lookup(first, "a"));
        assertEquals(List.of("+1 | 10"), lookup(second, "a"));
        assertEquals(List.of("+1 | 2"), lookup(second, "b"));
        assertEquals(List.of(), lookup(second, "z"));
        TableVersion third = table.commit(3, 0);
        assertEquals(List.of("+1 | 11"), lookup(third, "a"));
        assertEquals(List.of(), lookup(third, "b"));
        assertEquals(List.of("+1 | 9"), lookup(third, "z"));
        try (ChangeBatch row = table.lookup(List.of("z"))) {
            assertEquals(List.of("+1 | z | 9"), BatchText.print(row));
        }
        assertNull(table.lookup(List.of("b")));
        first.release();
        second.release();
        third.release();
    }

    @Test
    void keysMayNotStandTwice() {
        table = table(List.of(0));
        tick("a | 1", "b | 2").release();
        assertEquals(ErrorCode.DUPLICATE_KEY, refused("+1 | a | 5"));
        assertEquals(ErrorCode.DUPLICATE_KEY, refused("+1 | c | 5", "+1 | c | 6"));
        assertEquals(ErrorCode.DUPLICATE_KEY, refused("+2 | c | 5"));
        assertEquals(ErrorCode.NOT_NULL_VIOLATION, refused("+1 | NULL | 5"));
        try (ChangeBatch swap =
                BatchText.parse(TYPE, allocator, "-1 | a | 1", "+1 | b | 1", "-1 | b | 2", "+1 | a | 2")) {
            table.checkKey(swap);
        }
    }

    @Test
    void rowsThatBreakTheKeyAreToldApart() {
        table = table(List.of(0));
        tick("a | 1").release();
        try (ChangeBatch rows = BatchText.parse(TYPE, allocator, "b | 1", "a | 2", "b | 3", "NULL | 4", "c | 5")) {
            SortedMap<Integer, SluiceException> refused = table.refusedByKey(rows);
            assertEquals(Set.of(1, 2, 3), refused.keySet());
            assertEquals(ErrorCode.DUPLICATE_KEY, refused.get(1).code());
            assertEquals(ErrorCode.DUPLICATE_KEY, refused.get(2).code());
            assertEquals(ErrorCode.NOT_NULL_VIOLATION, refused.get(3).code());
        }
    }

    @Test
    void retentionLetsWholeAndPartChunksGo() {
        table = new LiveTable(new TableSpec("t", TYPE, List.of(), true), allocator);
        for (int i = 1; i <= 20; i++) {
            table.apply(BatchText.parse(TYPE, allocator, "a | " + i, "b | " + i), i);
            table.commit(i, 1_000L * i).release();
        }
        TableVersion before = table.current();
        assertEquals(22, table.dropBefore(12_000, 21));
        TableVersion after = table.commit(21, 21_000);
        assertEquals(40, before.rowCount());
        assertEquals(40, rows(before).size());
        assertEquals(18, after.rowCount());
        assertEquals("+1 | a | 12", rows(after).get(0));
        assertEquals(22, table.rowsLetGo());
        before.release();
        after.release();
    }

    @Test
    void manySmallTicksMakeFewChunks() {
        table = table(List.of());
        for (int i = 0; i < 1_000; i++) {
            tick("a | " + i).release();
        }
        assertTrue(table.chunkCount() < 40, "chunks: " + table.chunkCount());
        TableVersion version = table.current();
        List<String> rows = rows(version);
        for (int i = 0; i < 1_000; i++) {
            assertEquals("+1 | a | " + i, rows.get(i));
        }
        version.release();
    }

    @Test
    void updatesOfTheSameKeyDoNotGrowTheTable() {
        table = table(List.of(0));
        tick("a | 0", "b | 0", "c | 0").release();
        tick("-1 | a | 0", "+1 | a | 1").release();
        long bytes = table.bytes();
        for (int i = 2; i <= 500; i++) {
            tick("-1 | a | " + (i - 1), "+1 | a | " + i).release();
        }
        assertEquals(3, table.rowCount());
        assertTrue(table.bytes() <= 2 * bytes, table.bytes() + " bytes");
        assertTrue(table.chunkCount() <= 2, table.chunkCount() + " chunks");
    }

    @Test
    void clearedTablesStartAgain() {
        table = table(List.of(0));
        TableVersion full = tick("a | 1", "b | 2");
        table.clear(++tick);
        TableVersion empty = table.commit(tick, 0);
        assertEquals(0, empty.rowCount());
        assertEquals(List.of(), rows(empty));
        assertEquals(2, rows(full).size());
        TableVersion again = tick("a | 3");
        assertEquals(List.of("+1 | 3"), lookup(again, "a"));
        full.release();
        empty.release();
        again.release();
    }

    private ErrorCode refused(String... lines) {
        try (ChangeBatch changes = BatchText.parse(TYPE, allocator, lines)) {
            return assertThrows(SluiceException.class, () -> table.checkKey(changes))
                    .code();
        }
    }

    private LiveTable table(List<Integer> key) {
        return new LiveTable(new TableSpec("t", TYPE, key, false), allocator);
    }

    private TableVersion tick(String... lines) {
        tick++;
        table.apply(BatchText.parse(TYPE, allocator, lines), tick);
        return table.commit(tick, 1_000 * tick);
    }
}
