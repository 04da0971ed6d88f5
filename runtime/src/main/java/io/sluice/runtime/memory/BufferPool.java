package io.sluice.runtime.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * The native memory of the buffers of all engines. What a tick gives back is kept for the next one, up to a bound: the system's allocator would
 * hand the pages back to the kernel, which clears them and maps them in again, a page at a time. Where there is no room left, blocks go that
 * nobody has needed for a while, as state that has grown leaves them behind. Thread-safe.
 */
public final class BufferPool implements AllocationManager.Factory {
    /** Bytes kept while nobody uses them. */
    static final long MOST_KEPT = 64L << 20;

    /** Time in which a block that is needed is needed again. */
    static final long UNUSED_NANOS = 1_000_000_000L;

    private static final BufferPool SHARED = new BufferPool(MOST_KEPT, System::nanoTime);
    private static final byte GARBAGE = (byte) 0xA5;

    private final long mostKept;
    private final LongSupplier nanoClock;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong lookedThrough;
    private final FreeBlocks[] free = new FreeBlocks[SizeClasses.COUNT];
    private final ArrowBuf empty = new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);

    BufferPool(long mostKept, LongSupplier nanoClock) {
        this.mostKept = mostKept;
        this.nanoClock = nanoClock;
        this.lookedThrough = new AtomicLong(nanoClock.getAsLong());
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
        boolean fits = kept.addAndGet(size) <= mostKept;
        if (!fits || !free[index].give(address)) {
            kept.addAndGet(-size);
            MemoryUtil.freeMemory(address);
        }
        if (!fits) {
            freeUnused();
        }
    }

    private void freeUnused() {
        long last = lookedThrough.get();
        long now = nanoClock.getAsLong();
        if (now - last < UNUSED_NANOS || !lookedThrough.compareAndSet(last, now)) {
            return;
        }
        for (int index = 0; index < free.length; index++) {
            for (long address : free[index].takeUnused()) {
                kept.addAndGet(-SizeClasses.size(index));
                MemoryUtil.freeMemory(address);
            }
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
