package io.sluice.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private long nanos;
    private final BufferPool pool = new BufferPool(1 << 20, () -> nanos);

    @Test
    void whatIsGivenBackServesTheNextOfItsSize() {
        try (BufferAllocator allocator = pool.newAllocator()) {
            ArrowBuf first = allocator.buffer(10_000);
            long address = first.memoryAddress();
            assertEquals(10_240, first.capacity());
            first.close();
            assertEquals(10_240, pool.keptBytes());
            try (ArrowBuf smaller = allocator.buffer(5_000);
                    ArrowBuf next = allocator.buffer(9_000)) {
                assertNotEquals(address, smaller.memoryAddress());
                assertEquals(address, next.memoryAddress());
                assertEquals(0, pool.keptBytes());
            }
        }
    }

    @Test
    void isSharedByAllocators() {
        long address;
        try (BufferAllocator first = pool.newAllocator();
                ArrowBuf buffer = first.buffer(4_096)) {
            address = buffer.memoryAddress();
        }
        try (BufferAllocator second = pool.newAllocator();
                ArrowBuf buffer = second.buffer(4_096)) {
            assertEquals(address, buffer.memoryAddress());
        }
    }

    @Test
    void keepsNoMoreThanItMay() {
        try (BufferAllocator allocator = pool.newAllocator()) {
            useTogether(allocator, 10, 300_000);
            assertEquals(3 * 327_680, pool.keptBytes());
            allocator.buffer(100).close();
            allocator.buffer(64 << 20).close();
            assertEquals(3 * 327_680, pool.keptBytes());
        }
    }

    /** Else what state leaves behind as it grows would fill the pool for good. */
    @Test
    void whatNobodyNeedsMakesRoom() {
        try (BufferAllocator allocator = pool.newAllocator()) {
            useTogether(allocator, 3, 300_000);
            assertEquals(3 * 327_680, pool.keptBytes());
            for (int tick = 0; tick < 4; tick++) {
                useTogether(allocator, 4, 100_000);
                nanos += BufferPool.UNUSED_NANOS;
            }
            assertEquals(4 * 114_688, pool.keptBytes());
            useTogether(allocator, 2, 50_000);
            assertEquals(4 * 114_688 + 2 * 57_344, pool.keptBytes());
        }
    }

    private static void useTogether(BufferAllocator allocator, int count, long size) {
        List<ArrowBuf> buffers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buffers.add(allocator.buffer(size));
        }
        buffers.forEach(ArrowBuf::close);
    }

    @Test
    void sizesAreRoundedUpByAQuarterAtMost() {
        SizeClasses classes = new SizeClasses();
        for (long size = 1; size < 3 * SizeClasses.LARGEST; size += 1 + size / 50) {
            long rounded = classes.getRoundedSize(size);
            assertTrue(rounded >= size, () -> "of " + rounded);
            assertTrue(rounded <= Math.max(size + 63, size + size / 4), size + " became " + rounded);
            assertEquals(rounded, classes.getRoundedSize(rounded));
            boolean kept = rounded >= SizeClasses.SMALLEST && rounded <= SizeClasses.LARGEST;
            int index = SizeClasses.index(rounded);
            assertEquals(kept, index >= 0, "of " + rounded);
            assertTrue(!kept || SizeClasses.size(index) == rounded, () -> "of " + rounded);
            assertTrue(index < SizeClasses.COUNT, () -> "of " + rounded);
            long next = classes.getRoundedSize(rounded + 1);
            assertTrue(!kept || SizeClasses.index(next) == index + 1 || next > SizeClasses.LARGEST, "after " + rounded);
        }
    }

    /** Two that use a block at the same time would find the other's word in it. */
    @Test
    void threadsNeverShareABlock() {
        try (BufferAllocator allocator = pool.newAllocator()) {
            List<CompletableFuture<Void>> threads = new ArrayList<>();
            for (int thread = 1; thread <= 4; thread++) {
                long own = thread;
                threads.add(CompletableFuture.runAsync(() -> useAndGiveBack(allocator, own)));
            }
            threads.forEach(CompletableFuture::join);
        }
        assertTrue(pool.keptBytes() >= 0 && pool.keptBytes() <= 1 << 20, () -> pool.keptBytes() + " bytes");
    }

    private static void useAndGiveBack(BufferAllocator allocator, long own) {
        Random random = new Random(own);
        for (int i = 0; i < 20_000; i++) {
            try (ArrowBuf first = allocator.buffer(2_048 + random.nextInt(4_096));
                    ArrowBuf second = allocator.buffer(2_048 + random.nextInt(4_096))) {
                first.setLong(0, own);
                second.setLong(0, -own);
                assertEquals(own, first.getLong(0));
                assertEquals(-own, second.getLong(0));
            }
        }
    }
}
