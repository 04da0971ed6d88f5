package io.sluice.runtime.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Blocks of one size that nobody uses, the last given back first. Thread-safe; who meets another here goes away at once. */
final class FreeBlocks {
    static final long NONE = 0;

    private final AtomicBoolean busy = new AtomicBoolean();
    private long[] addresses = new long[4];
    private int count;

    /** {@link #NONE} when there is none at hand. */
    long take() {
        if (!enter()) {
            return NONE;
        }
        try {
            return count == 0 ? NONE : addresses[--count];
        } finally {
            busy.set(false);
        }
    }

    /** Whether it was taken. */
    boolean give(long address) {
        if (!enter()) {
            return false;
        }
        try {
            if (count == addresses.length) {
                addresses = Arrays.copyOf(addresses, 2 * count);
            }
            addresses[count++] = address;
            return true;
        } finally {
            busy.set(false);
        }
    }

    private boolean enter() {
        return !busy.get() && busy.compareAndSet(false, true);
    }
}
