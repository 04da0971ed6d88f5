package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplacedRowsTest {
    private static final RowType TYPE =
            BatchText.rowType("k", SqlType.bigint(), "n", SqlType.bigint(), "s", SqlType.varchar());
    private static final List<String> ROWS = List.of(
            "+1 | 1 | 10 | a",
            "-1 | 2 | 20 | NULL",
            "+1 | 2 | NULL | b",
            "+1 | NULL | 30 | c",
            "-1 | 4 | NULL | d",
            "+1 | 4 | 41 | NULL");
    private static final int[] NUMBERS = {5, 6, 6, 7, 8, 8};

    private final RootAllocator allocator = new RootAllocator();
    private final RowSource source = new RowSource();

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    private ChangeBatch replaced() {
        ChangeBatch batch = BatchText.parse(TYPE, allocator, ROWS.toArray(String[]::new));
        return Replacements.of(batch.withNumbers(new RowNumbers(source, NUMBERS)), allocator);
    }

    @Test
    void theRowsAreThoseOfAnOrdinaryBatch() {
        try (ChangeBatch batch = replaced()) {
            assertEquals(3, batch.columnCount());
            assertEquals(6, batch.rowCount());
            assertNull(batch.sourceRows(0));
            assertSame(batch.column(1), batch.source(1));
            assertEquals(ROWS, BatchText.print(batch));
            assertArrayEquals(NUMBERS, batch.numbers().numbers());
        }
    }

    @Test
    void thoseThatComeAreThereByThemselves() {
        try (ChangeBatch batch = replaced();
                ChangeBatch coming = batch.coming()) {
            assertTrue(coming.isAppendOnly());
            assertEquals(
                    List.of("+1 | 1 | 10 | a", "+1 | 2 | NULL | b", "+1 | NULL | 30 | c", "+1 | 4 | 41 | NULL"),
                    BatchText.print(coming));
            assertSame(source, coming.numbers().source());
            assertArrayEquals(new int[] {5, 6, 7, 8}, coming.numbers().numbers());
        }
        try (ChangeBatch bare = replaced().withoutNumbers()) {
            assertNull(bare.coming());
            assertEquals(ROWS, BatchText.print(bare));
        }
    }

    @Test
    void sharedProjectedAndPickedRowsLiveOnByThemselves() {
        ChangeBatch batch = replaced();
        ChangeBatch shared = batch.share();
        ChangeBatch projected = batch.project(2, 0);
        ChangeBatch picked = ChangeBatch.picked(batch, new int[] {4, 1}, 2, allocator);
        assertSame(batch, batch.owned());
        try (ChangeBatch again = projected.project(1)) {
            assertSame(batch.column(0), again.column(0));
        }
        long before = batch.sizeInBytes();
        batch.close();
        assertEquals(ROWS, BatchText.print(shared));
        assertTrue(shared.sizeInBytes() > before);
        shared.close();
        assertEquals(List.of("-1 | 4 | NULL | d", "-1 | 2 | 20 | NULL"), BatchText.print(picked));
        picked.close();
        try (ChangeBatch coming = projected.coming()) {
            assertEquals(
                    List.of("+1 | a | 1", "+1 | b | 2", "+1 | c | NULL", "+1 | NULL | 4"), BatchText.print(coming));
        }
        assertEquals(
                List.of("+1 | a | 1", "-1 | NULL | 2", "+1 | b | 2", "+1 | c | NULL", "-1 | d | 4", "+1 | NULL | 4"),
                BatchText.print(projected));
        projected.close();
    }
}
