package io.sluice.runtime.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeStreamResultTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.varchar(), "n", SqlType.bigint());

    private final RootAllocator allocator = new RootAllocator();
    private final AtomicInteger detached = new AtomicInteger();

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void updatesAreToldFromInsertsAndDeletes() {
        try (ChangeStreamResult result = result(List.of(0), SlowReader.BLOCK, 100)) {
            offer(result, 1, "a | 1", "b | 2");
            offer(result, 2, "-1 | a | 1", "+1 | a | 5", "-1 | b | 2", "+1 | c | 2");
            result.finish();
            assertEquals(
                    List.of("1 +I a 1", "1 +I b 2", "2 -U a 1", "2 +U a 5", "2 -D b 2", "2 +I c 2"), readAll(result));
            assertTrue(result.isExhausted());
            assertEquals(List.of("_tick", "_op", "k", "n"), names(result.columns()));
        }
        assertEquals(1, detached.get());
    }

    @Test
    void withoutAKeyNothingIsAnUpdateAndWeightsAreRepeated() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 100)) {
            offer(result, 7, "-1 | a | 1", "+2 | a | 1");
            result.finish();
            assertEquals(List.of("7 -D a 1", "7 +I a 1", "7 +I a 1"), readAll(result));
            assertEquals(7, result.tick());
        }
    }

    @Test
    void aWaitThatTimesOutIsNotTheEnd() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 100)) {
            assertFalse(result.next(1));
            assertFalse(result.isExhausted());
            offer(result, 1, "a | 1");
            assertTrue(result.next(1));
            result.finish();
            assertFalse(result.next(1));
            assertTrue(result.isExhausted());
        }
    }

    @Test
    void aFullQueueHoldsTheTickUntilTheReaderTakes() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 2)) {
            offer(result, 1, "a | 1", "a | 2");
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> offer(result, 2, "a | 3"));
            assertTrue(result.next());
            second.join();
            assertEquals(1, result.waitingRows());
            assertTrue(result.next());
            assertTrue(result.next());
            assertEquals("a", result.getString(2));
            assertEquals(3, result.getLong(3));
        }
    }

    @Test
    void closingReleasesAWaitingTick() {
        ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 1);
        offer(result, 1, "a | 1");
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> offer(result, 2, "a | 2"));
        result.close();
        second.join();
        offer(result, 3, "a | 3");
        assertTrue(result.isAbandoned());
        assertEquals(0, result.waitingRows());
    }

    @Test
    void theOldestAreDroppedAndCounted() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.DROP_OLDEST, 2)) {
            for (int i = 1; i <= 5; i++) {
                offer(result, i, "a | " + i);
            }
            result.finish();
            assertEquals(List.of("4 +I a 4", "5 +I a 5"), readAll(result));
            assertEquals(3, result.droppedRows());
        }
    }

    @Test
    void conflatedChangesAddUp() {
        try (ChangeStreamResult result = result(List.of(0), SlowReader.CONFLATE, 2)) {
            offer(result, 1, "a | 1", "b | 1");
            for (int i = 2; i <= 9; i++) {
                offer(result, i, "-1 | a | " + (i - 1), "+1 | a | " + i);
            }
            offer(result, 10, "-1 | b | 1");
            result.finish();
            assertEquals(List.of("10 +I a 9"), readAll(result));
        }
    }

    @Test
    void cancelEndsAWaitingRead() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 2)) {
            CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(result::next);
            result.cancel();
            CompletionException ended = assertThrows(CompletionException.class, read::join);
            assertEquals(ErrorCode.QUERY_CANCELLED, ((SluiceException) ended.getCause()).code());
            assertEquals(
                    ErrorCode.QUERY_CANCELLED,
                    assertThrows(SluiceException.class, result::next).code());
        }
    }

    @Test
    void aFailureComesAfterWhatWaits() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 2)) {
            offer(result, 1, "a | 1");
            result.fail(new SluiceException(ErrorCode.DIVISION_BY_ZERO, "x / 0"));
            assertTrue(result.next());
            assertEquals(
                    ErrorCode.DIVISION_BY_ZERO,
                    assertThrows(SluiceException.class, result::next).code());
        }
    }

    @Test
    void batchesCarryTickAndOperation() {
        try (ChangeStreamResult result = result(List.of(), SlowReader.BLOCK, 10)) {
            offer(result, 3, "+1 | a | 1", "-1 | b | 2");
            result.finish();
            assertTrue(result.next());
            VectorSchemaRoot rest = result.nextBatch();
            assertEquals(1, rest.getRowCount());
            assertEquals(3L, rest.getVector("_tick").getObject(0));
            assertEquals("-D", rest.getVector("_op").getObject(0).toString());
            assertEquals(2L, rest.getVector("n").getObject(0));
            assertNull(result.nextBatch());
        }
    }

    private ChangeStreamResult result(List<Integer> key, SlowReader slowReader, int capacity) {
        return new ChangeStreamResult(TYPE, key, slowReader, capacity, allocator, detached::incrementAndGet);
    }

    private void offer(ChangeStreamResult result, long tick, String... lines) {
        result.offer(BatchText.parse(TYPE, allocator, lines), tick);
    }

    private static List<String> readAll(ChangeStreamResult result) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(result.getLong(0) + " " + result.getString(1) + " " + result.getString(2) + " "
                    + result.getLong(3));
        }
        return rows;
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }
}
