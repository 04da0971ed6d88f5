package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {
    private static final int ROWS = 200;
    private static final RowType TYPE = BatchText.rowType(
            "n",
            SqlType.bigint(),
            "s",
            SqlType.varchar(),
            "b",
            SqlType.of(TypeKind.BOOLEAN),
            "d",
            SqlType.decimal(30, 2));

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 128, 1, 70})
    void partsHaveTheValuesOfTheirRows(int from) {
        try (RootAllocator allocator = new RootAllocator()) {
            List<String> lines = lines();
            ChangeBatch whole = BatchText.parse(TYPE, allocator, lines.toArray(String[]::new));
            ChangeBatch part = Slice.shared(whole, from, ROWS - from, allocator);
            ChangeBatch inner = Slice.shared(part, 64, 7, allocator);
            whole.close();
            assertEquals(lines.subList(from, ROWS), BatchText.print(part));
            part.close();
            assertEquals(lines.subList(from + 64, from + 71), BatchText.print(inner));
            inner.close();
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    @Test
    void partsAreTheSameMemoryUntilCopiedOrHandedOut() {
        try (RootAllocator allocator = new RootAllocator();
                ChangeBatch whole = BatchText.parse(TYPE, allocator, lines().toArray(String[]::new));
                ChangeBatch part = Slice.shared(whole, 64, 100, allocator)) {
            assertEquals(whole.column(0).data() + 8L * 64, part.column(0).data());
            assertEquals(whole.column(1).offsets() + 4L * 64, part.column(1).offsets());
            assertEquals(34, part.column(1).nullCount());
            FieldVector vector = part.column(1).vector();
            assertEquals("text 66", vector.getObject(2).toString());
            assertEquals(34, vector.getNullCount());
            assertEquals(100, vector.getValueCount());
            try (ChangeBatch twice = Concat.batches(List.of(part, part), allocator)) {
                assertEquals(BatchText.print(part), BatchText.print(twice).subList(100, 200));
            }
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            lines.add("+1 | " + i + " | " + (i % 3 == 1 ? "NULL" : "text " + i) + " | "
                    + (i % 5 == 0 ? "NULL" : i % 2 == 0) + " | " + i + ".25");
        }
        return lines;
    }
}
