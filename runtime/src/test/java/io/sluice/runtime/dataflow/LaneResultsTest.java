package io.sluice.runtime.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class LaneResultsTest {
    private static final RowType TYPE = BatchText.rowType("n", SqlType.bigint());

    /** As an exchange sends rows on: a table, a queue or a paused query may keep them for as long as they like. */
    @Test
    void resultsHoldOnlyTheirOwnRows() {
        List<ChangeBatch> given = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                LaneResults results = new LaneResults()) {
            results.connect((batch, lane) -> given.add(batch));
            List<Output> lanes = List.of(results.nextLane(), results.nextLane());
            String[] lines =
                    IntStream.range(0, 8_000).mapToObj(i -> "+2 | " + i).toArray(String[]::new);
            long whole;
            try (ChangeBatch source = BatchText.parse(TYPE, allocator, lines)) {
                whole = allocator.getAllocatedMemory();
                lanes.get(0).emit(ChangeBatch.picked(source, new int[] {3}, 1, allocator));
                lanes.get(1).emit(ChangeBatch.picked(source, new int[] {9, 4}, 2, allocator));
            }
            results.release();
            assertTrue(allocator.getAllocatedMemory() < whole / 10);
            assertEquals(
                    List.of(List.of("+2 | 3"), List.of("+2 | 9", "+2 | 4")),
                    given.stream().map(BatchText::print).toList());
            given.forEach(ChangeBatch::close);
        }
    }
}
