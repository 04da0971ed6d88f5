package io.sluice.runtime.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Blocks of one size that nobody uses, the last given back first. Thread-safe; who meets another here goes away at once. */
final class FreeBlocks {
    static final long NONE = 0;

    private final AtomicBoolean busy = new AtomicBoolean();
    private long[] addresses = new long[4];
    private int count;
    /** How many were left over at least, since {@link #takeUnused} was asked. */
    private int unused;

    /** {@link #NONE} when there is none at hand. */
    long take() {
        if (!enter()) {
            return NONE;
        }
        try {
            if (count == 0) {
                return NONE;
            }
            count--;
            unused = Math.min(unused, count);
            return addresses[count];
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

    /** As many as were not needed since the last time this was asked; none the first time. */
    long[] takeUnused() {
        if (!enter()) {
            return new long[0];
        }
        try {
            long[] taken = Arrays.copyOf(addresses, unused);
            count -= unused;
            System.arraycopy(addresses, unused, addresses, 0, count);
            unused = count;
            return taken;
        } finally {
            busy.set(false);
        }
    }

    private boolean enter() {
        return !busy.get() && busy.compareAndSet(false, true);
    }
}
