package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Memory;

/** Reads and writes the whole-number kinds by their width: integers, dates, times, intervals. */
public final class Integers {
    private Integers() {}

    public static long get(long address, int width) {
        return switch (width) {
            case 8 -> Memory.getLong(address);
            case 4 -> Memory.getInt(address);
            case 2 -> Memory.getShort(address);
            default -> Memory.getByte(address);
        };
    }

    public static void put(long address, int width, long value) {
        switch (width) {
            case 8 -> Memory.putLong(address, value);
            case 4 -> Memory.putInt(address, (int) value);
            case 2 -> Memory.putShort(address, (short) value);
            default -> Memory.putByte(address, (byte) value);
        }
    }

    /** Whether a value fits into so many bytes. */
    public static boolean fits(long value, int width) {
        return switch (width) {
            case 8 -> true;
            case 4 -> value == (int) value;
            case 2 -> value == (short) value;
            default -> value == (byte) value;
        };
    }

    /** Whether values of the kind are stored as whole numbers of 1 to 8 bytes. */
    public static boolean isWhole(TypeKind kind) {
        return switch (kind) {
            case TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_LTZ,
                    INTERVAL_DAY,
                    INTERVAL_YEAR -> true;
            default -> false;
        };
    }
}
