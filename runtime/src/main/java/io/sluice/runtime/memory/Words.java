package io.sluice.runtime.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at a time: the first byte is the lowest of the word. Bounds are checked. */
public final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Words() {}

    /** The eight bytes from {@code at} on. */
    public static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** A word of eight times the same byte. */
    public static long of(byte value) {
        return (value & 0xffL) * LOW_BITS;
    }

    /**
     * Where a word has a byte. The lowest bit set is the high bit of the first such byte; bits above it mean nothing, so results may be joined
     * by OR to find the first of several bytes.
     *
     * @param wanted of {@link #of}
     */
    public static long find(long word, long wanted) {
        long differences = word ^ wanted;
        return differences - LOW_BITS & ~differences & HIGH_BITS;
    }

    /** Where a word has a byte: the high bit of each such byte, and no other. */
    public static long findAll(long word, long wanted) {
        long differences = word ^ wanted;
        return ~((differences & ~HIGH_BITS) + ~HIGH_BITS | differences | ~HIGH_BITS);
    }

    /** Where a word has a byte below {@code bound}, from 1 to 128; as {@link #find}. */
    public static long findBelow(long word, int bound) {
        return word - bound * LOW_BITS & ~word & HIGH_BITS;
    }

    /** Bytes in front of the first one found; 8 when none was. */
    public static int before(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** Whether a word, or several joined by OR, has a byte beyond ASCII. */
    public static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }
}
