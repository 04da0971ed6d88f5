package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class BatchTextTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.varchar(), "n", SqlType.bigint());

    @Test
    void rowsReadBackAsWritten() {
        try (RootAllocator allocator = new RootAllocator();
                ChangeBatch batch =
                        BatchText.parse(TYPE, allocator, "+1 | a | 5", "-2 | NULL | -7", "+1 | '' | NULL")) {
            assertEquals(List.of("+1 | a | 5", "-2 | NULL | -7", "+1 | '' | NULL"), BatchText.print(batch));
            assertFalse(batch.isAppendOnly());
            assertEquals(List.of("5", "-7", "NULL"), BatchText.print(batch.column(1)));
        }
    }

    @Test
    void rowsWithoutWeightsMakeAnAppendOnlyBatch() {
        try (RootAllocator allocator = new RootAllocator();
                ChangeBatch batch = BatchText.parse(TYPE, allocator, "a | 1", "b | 2")) {
            assertNull(batch.weights());
            assertEquals(List.of("+1 | a | 1", "+1 | b | 2"), BatchText.print(batch));
        }
    }

    @Test
    void wrongCellsAreRefused() {
        try (RootAllocator allocator = new RootAllocator()) {
            assertThrows(IllegalArgumentException.class, () -> BatchText.parse(TYPE, allocator, "a | x"));
            assertThrows(IllegalArgumentException.class, () -> BatchText.parse(TYPE, allocator, "a"));
        }
    }
}
