package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.state.row.RowStore;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PickedRowsTest {
    private static final RowType TYPE = BatchText.rowType("n", SqlType.bigint(), "s", SqlType.varchar());

    private final RootAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void pickedRowsAreThoseOfTheirSource() {
        try (ChangeBatch picked = picked(3, 1, 1)) {
            assertEquals(List.of("+1 | 4 | d", "-1 | NULL | NULL", "-1 | NULL | NULL"), BatchText.print(picked));
            assertEquals(2, picked.columnCount());
        }
    }

    @Test
    void aColumnIsCopiedOnceAndOnlyWhenAskedFor() {
        try (ChangeBatch picked = picked(2, 0);
                ChangeBatch second = picked.share()) {
            assertArrayEquals(new int[] {2, 0}, picked.sourceRows(1));
            Column column = second.column(1);
            assertSame(column, picked.column(1));
            assertArrayEquals(new int[] {2, 0}, picked.sourceRows(1));
            assertArrayEquals(new int[] {2, 0}, picked.sourceRows(0));
        }
    }

    @Test
    void rowsOfPickedRowsComeFromTheFirstSource() {
        try (ChangeBatch picked = picked(3, 2, 1, 0);
                ChangeBatch again = ChangeBatch.picked(picked, new int[] {0, 2, 3}, 2, allocator)) {
            assertArrayEquals(new int[] {3, 1}, again.sourceRows(0));
            assertArrayEquals(new int[] {1}, again.sourceRows(0, new int[] {1}, 1));
            assertEquals(List.of("+1 | 4 | d", "-1 | NULL | NULL"), BatchText.print(again));
            try (ChangeBatch copied = Gather.batch(picked, new int[] {3, 3}, 2, allocator)) {
                assertEquals(List.of("+2 | 1 | a", "+2 | 1 | a"), BatchText.print(copied));
            }
        }
    }

    @Test
    void pickedRowsKeepTheirNumbers() {
        RowSource source = new RowSource();
        int[] numbers = {7, 8, 9, 7};
        try (ChangeBatch all = BatchText.parse(TYPE, allocator, "+1 | 1 | a", "+1 | 2 | b", "-1 | 3 | c", "-1 | 1 | a")
                        .withNumbers(new RowNumbers(source, numbers));
                ChangeBatch picked = ChangeBatch.picked(all, new int[] {3, 1, 0}, 2, allocator);
                ChangeBatch again = ChangeBatch.picked(picked, new int[] {1}, 1, allocator);
                ChangeBatch shared = picked.share();
                ChangeBatch projected = picked.project(1);
                ChangeBatch bare = picked.share().withoutNumbers()) {
            assertSame(source, picked.numbers().source());
            assertArrayEquals(new int[] {7, 8}, picked.numbers().numbers());
            assertArrayEquals(new int[] {8}, again.numbers().numbers());
            assertArrayEquals(new int[] {7, 8}, shared.numbers().numbers());
            assertArrayEquals(new int[] {7, 8}, projected.numbers().numbers());
            assertNull(bare.numbers());
            assertEquals(List.of("-1 | 1 | a", "+1 | 2 | b"), BatchText.print(bare));
        }
    }

    @Test
    void projectedColumnsLiveOnByThemselves() {
        ChangeBatch picked = picked(3, 0);
        ChangeBatch projected = picked.project(1);
        picked.close();
        assertEquals(List.of("+1 | d", "+2 | a"), BatchText.print(projected));
        projected.close();
    }

    @Test
    void storesTakeTheRowsWithoutTheColumns() {
        try (ChangeBatch picked = picked(3, 1, 0);
                RowStore store = new RowStore(TYPE, allocator)) {
            int[] ids = new int[3];
            store.addAll(picked, ids);
            assertEquals(List.of("+1 | 4 | d", "+1 | NULL | NULL", "+1 | 1 | a"), stored(store, ids));
            store.addSome(picked, new int[] {2, 0}, 2, ids);
            assertEquals(List.of("+1 | 1 | a", "+1 | 4 | d"), stored(store, ids[0], ids[1]));
            assertEquals(List.of("+1 | NULL | NULL"), stored(store, store.add(picked, 1)));
            assertArrayEquals(new int[] {3, 1, 0}, picked.sourceRows(1));
        }
    }

    @Test
    void tellingTheSizeCopiesNothing() {
        try (ChangeBatch source = BatchText.parse(TYPE, allocator, "1 | a", "2 | b", "3 | c", "4 | d");
                ChangeBatch picked = ChangeBatch.picked(source, new int[] {3, 1}, 2, allocator)) {
            long before = allocator.getAllocatedMemory();
            long rowNumbers = 2 * Integer.BYTES;
            assertEquals(rowNumbers + source.sizeInBytes() / 2, picked.sizeInBytes());
            assertEquals(before, allocator.getAllocatedMemory());
            long copied = picked.column(1).sizeInBytes();
            assertEquals(rowNumbers + source.sizeInBytes() / 2 + copied, picked.sizeInBytes());
        }
    }

    @Test
    void rowsThatAreKeptLetTheirSourceGo() {
        ChangeBatch picked;
        long whole;
        try (ChangeBatch source = BatchText.parse(
                TYPE,
                allocator,
                IntStream.range(0, 4_000)
                        .mapToObj(i -> "+2 | " + i + " | x" + i)
                        .toArray(String[]::new))) {
            whole = allocator.getAllocatedMemory();
            picked = ChangeBatch.picked(source, new int[] {17, 3}, 2, allocator);
        }
        assertTrue(allocator.getAllocatedMemory() >= whole);
        try (ChangeBatch owned = picked.owned()) {
            assertEquals(List.of("+2 | 17 | x17", "+2 | 3 | x3"), BatchText.print(owned));
            assertTrue(allocator.getAllocatedMemory() < whole / 10);
            assertSame(owned, owned.owned());
        }
    }

    private static List<String> stored(RowStore store, int... ids) {
        try (ChangeBatch batch = store.newBatch(ids, ids.length)) {
            return BatchText.print(batch);
        }
    }

    private ChangeBatch picked(int... rows) {
        try (ChangeBatch source =
                BatchText.parse(TYPE, allocator, "+2 | 1 | a", "-1 | NULL | NULL", "+1 | 3 | c", "+1 | 4 | d")) {
            return ChangeBatch.picked(source, rows, rows.length, allocator);
        }
    }
}
