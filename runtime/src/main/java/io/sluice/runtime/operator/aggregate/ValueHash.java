package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.memory.Memory;

/** 64-bit hashes of byte strings whose bits are all equally random, as sketches need them; the same on every machine and in every run. */
final class ValueHash {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    private ValueHash() {}

    static long of(long address, int length) {
        long hash = FIRST ^ length * SECOND;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = mix(hash ^ Memory.getLong(address + at));
        }
        long rest = 0;
        for (int shift = 0; at < length; at++, shift += 8) {
            rest |= (Memory.getByte(address + at) & 0xffL) << shift;
        }
        return mix(mix(hash ^ rest) + SECOND);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + FIRST;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
