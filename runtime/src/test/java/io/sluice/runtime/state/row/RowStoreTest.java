package io.sluice.runtime.state.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Slice;
import io.sluice.runtime.state.MemoryState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowStoreTest {
    private static final RowType ROW =
            BatchText.rowType("k", SqlType.bigint(), "s", SqlType.varchar(), "a", SqlType.array(SqlType.varchar()));

    /** Small batches and large ones, some a part of a larger one, some with NULLs; all are closed as soon as they are kept. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackWhatItWasGiven(boolean lasting) {
        Random random = new Random(5);
        try (RootAllocator allocator = new RootAllocator()) {
            List<String> expected = new ArrayList<>();
            List<Integer> ids = new ArrayList<>();
            try (RowStore store = new RowStore(ROW, lasting, allocator);
                    RowStore restored = new RowStore(ROW, lasting, allocator);
                    MemoryState state = new MemoryState()) {
                for (int round = 0; round < 12; round++) {
                    try (ChangeBatch whole =
                                    batch(random, random.nextBoolean() ? 3000 : 40, round % 3 == 0, allocator);
                            ChangeBatch batch = part(whole, round, allocator)) {
                        int[] given = new int[batch.rowCount()];
                        store.addAll(batch, given);
                        Arrays.stream(given).forEach(ids::add);
                        expected.addAll(BatchText.print(batch));
                    }
                }
                int[] all = ids.stream().mapToInt(Integer::intValue).toArray();
                assertRows(expected, store, all);
                store.snapshot(state, "rows.", all, all.length);
                restored.restore(state, "rows.");
                for (int i = 0; i < all.length; i++) {
                    all[i] = i + 1;
                }
                assertRows(expected, restored, all);
                assertTrue(restored.stateBytes() > 0);
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static void assertRows(List<String> expected, RowStore store, int[] ids) {
        try (ChangeBatch rows = store.newBatch(ids, ids.length)) {
            assertEquals(expected, BatchText.print(rows));
            for (int row = 0; row < ids.length; row += 37) {
                assertTrue(store.holds(ids[row], rows, row));
            }
        }
    }

    private static ChangeBatch part(ChangeBatch whole, int round, RootAllocator allocator) {
        int from = round % 2 == 0 ? 0 : Math.min(whole.rowCount(), 64 * (round % 5));
        return Slice.shared(whole, from, whole.rowCount() - from, allocator);
    }

    private static ChangeBatch batch(Random random, int rows, boolean nulls, RootAllocator allocator) {
        try (BatchBuilder builder = new BatchBuilder(ROW, allocator)) {
            for (int i = 0; i < rows; i++) {
                boolean isNull = nulls && random.nextInt(9) == 0;
                String text = "é".repeat(random.nextInt(30)) + random.nextInt();
                builder.appendRow(Arrays.asList((long) i, isNull ? null : text, List.of(text)), 1);
            }
            return builder.build();
        }
    }
}
