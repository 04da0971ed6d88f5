package io.sluice.runtime.lane;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPartitionerTest {
    private static final RowType ROWS = BatchText.rowType("key", SqlType.bigint());
    private static final int KEYS = 16_000;
    private static final int STRETCHES = 8;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Tables find the place of a number by the high bits of its product with the golden ratio. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 64, 1_000})
    void theKeysOfALaneAreSpreadOverTheWholeOfATable(int step) {
        String[] lines = IntStream.range(0, KEYS)
                .mapToObj(i -> "+1 | " + (long) i * step)
                .toArray(String[]::new);
        try (BufferAllocator allocator = new RootAllocator();
                KeyPartitioner partitioner = new KeyPartitioner(new int[] {0}, 2, allocator);
                ChangeBatch batch = BatchText.parse(ROWS, allocator, lines)) {
            int[][] counts = new int[2][STRETCHES];
            ChangeBatch[] parts = partitioner.split(batch);
            for (int lane = 0; lane < 2; lane++) {
                try (ChangeBatch part = parts[lane]) {
                    Column keys = part.column(0);
                    for (int row = 0; row < part.rowCount(); row++) {
                        counts[lane][(int) (Memory.getLong(keys.data() + 8L * row) * GOLDEN >>> 61)]++;
                    }
                }
            }
            int even = KEYS / 2 / STRETCHES;
            for (int[] lane : counts) {
                for (int count : lane) {
                    assertTrue(count > even * 3 / 4 && count < even * 5 / 4, count + " keys instead of about " + even);
                }
            }
        }
    }
}
