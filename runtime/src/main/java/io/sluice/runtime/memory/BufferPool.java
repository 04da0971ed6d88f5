package io.sluice.runtime.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * The native memory of the buffers of all engines. What a tick gives back is kept for the next one, up to a bound: the system's allocator would
 * hand the pages back to the kernel, which clears them and maps them in again, a page at a time. Thread-safe.
 */
public final class BufferPool implements AllocationManager.Factory {
    /** Bytes kept while nobody uses them. */
    static final long MOST_KEPT = 64L << 20;

    private static final BufferPool SHARED = new BufferPool(MOST_KEPT);
    private static final byte GARBAGE = (byte) 0xA5;

    private final long mostKept;
    private final AtomicLong kept = new AtomicLong();
    private final FreeBlocks[] free = new FreeBlocks[SizeClasses.COUNT];
    private final ArrowBuf empty = new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);

    BufferPool(long mostKept) {
        this.mostKept = mostKept;
        Arrays.setAll(free, i -> new FreeBlocks());
    }

    /** A root allocator whose buffers come from the pool that all engines share; its owner closes it. */
    public static BufferAllocator newRootAllocator() {
        return SHARED.newAllocator();
    }

    BufferAllocator newAllocator() {
        return new RootAllocator(RootAllocator.configBuilder()
                .allocationManagerFactory(this)
                .roundingPolicy(new SizeClasses())
                .build());
    }

    @Override
    public AllocationManager create(BufferAllocator allocator, long size) {
        return new Block(allocator, take(size), size);
    }

    @Override
    public ArrowBuf empty() {
        return empty;
    }

    long keptBytes() {
        return kept.get();
    }

    private long take(long size) {
        int index = SizeClasses.index(size);
        long address = index < 0 ? FreeBlocks.NONE : free[index].take();
        if (address == FreeBlocks.NONE) {
            return MemoryUtil.allocateMemory(size);
        }
        kept.addAndGet(-size);
        return address;
    }

    private void giveBack(long address, long size) {
        assert spoil(address, size);
        int index = SizeClasses.index(size);
        if (index < 0) {
            MemoryUtil.freeMemory(address);
            return;
        }
        if (kept.addAndGet(size) > mostKept || !free[index].give(address)) {
            kept.addAndGet(-size);
            MemoryUtil.freeMemory(address);
        }
    }

    /** Lets tests find who reads memory that is not theirs any more, or not yet written. */
    private static boolean spoil(long address, long size) {
        MemoryUtil.setMemory(address, size, GARBAGE);
        return true;
    }

    private final class Block extends AllocationManager {
        private final long address;
        private final long size;

        Block(BufferAllocator allocator, long address, long size) {
            super(allocator);
            this.address = address;
            this.size = size;
        }

        @Override
        protected long memoryAddress() {
            return address;
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        protected void release0() {
            giveBack(address, size);
        }
    }
}
