package io.sluice.planner.function.sketch;

import java.nio.ByteBuffer;

/**
 * MinHash of 256 functions: the share of their minima that two sets have in common estimates how many of all their values are in both, with a
 * standard error of at most 0.5 / √256, 3.1 percentage points.
 */
final class MinHash {
    private static final int FUNCTIONS = 256;

    static final int BYTES = 8 * FUNCTIONS;

    private MinHash() {}

    static void add(byte[] sketch, long hash) {
        ByteBuffer minima = ByteBuffer.wrap(sketch);
        for (int i = 0; i < FUNCTIONS; i++) {
            long value = mix(hash + i * 0x9E3779B97F4A7C15L);
            if (Long.compareUnsigned(value, minima.getLong(1 + 8 * i)) < 0) {
                minima.putLong(1 + 8 * i, value);
            }
        }
    }

    static void merge(byte[] sketch, byte[] other) {
        ByteBuffer minima = ByteBuffer.wrap(sketch);
        ByteBuffer added = ByteBuffer.wrap(other);
        for (int at = 1; at < sketch.length; at += 8) {
            if (Long.compareUnsigned(added.getLong(at), minima.getLong(at)) < 0) {
                minima.putLong(at, added.getLong(at));
            }
        }
    }

    static double similarity(byte[] sketch, byte[] other) {
        ByteBuffer left = ByteBuffer.wrap(sketch);
        ByteBuffer right = ByteBuffer.wrap(other);
        int common = 0;
        for (int at = 1; at < sketch.length; at += 8) {
            common += left.getLong(at) == right.getLong(at) ? 1 : 0;
        }
        return (double) common / FUNCTIONS;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
