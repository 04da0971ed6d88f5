package io.sluice.runtime.dataflow;

import java.util.Arrays;

/** Tells the times of operators that call each other apart: each is charged for its own work only. For one thread. */
final class StepTimer {
    private long[] starts = new long[16];
    private int depth;
    private long inner;

    /** Begins a step; the result goes to its {@link #leave}. */
    long enter() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
        }
        starts[depth++] = System.nanoTime();
        long outer = inner;
        inner = 0;
        return outer;
    }

    /** Ends the innermost step and gives its own nanoseconds. */
    long leave(long outer) {
        long total = System.nanoTime() - starts[--depth];
        long own = total - inner;
        inner = outer + total;
        return own;
    }
}
