package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;

/**
 * A comparison of whole numbers with a constant as one range test, {@code low <= x <= high}, written straight into a selection
 * without a branch.
 */
public final class WholeRange {
    private final long low;
    private final long span;
    private final int inside;
    private final boolean empty;

    private WholeRange(long low, long high, boolean inside) {
        this.low = low;
        this.span = high - low;
        this.inside = inside ? 1 : 0;
        this.empty = low > high;
    }

    /** The values {@code x} with {@code x op constant}. */
    public static WholeRange of(ScalarOp op, long constant) {
        return switch (op) {
            case EQUALS -> new WholeRange(constant, constant, true);
            case NOT_EQUALS -> new WholeRange(constant, constant, false);
            case LESS ->
                constant == Long.MIN_VALUE
                        ? new WholeRange(1, 0, true)
                        : new WholeRange(Long.MIN_VALUE, constant - 1, true);
            case LESS_EQUAL -> new WholeRange(Long.MIN_VALUE, constant, true);
            case GREATER ->
                constant == Long.MAX_VALUE
                        ? new WholeRange(1, 0, true)
                        : new WholeRange(constant + 1, Long.MAX_VALUE, true);
            default -> new WholeRange(constant, Long.MAX_VALUE, true);
        };
    }

    /**
     * Keeps those of {@code rows[0 .. count)} whose value lies in the range and is not NULL.
     *
     * @param rows null for rows 0 to {@code count}; else may be {@code selected}
     */
    public int select(Column column, int[] rows, int count, int[] selected) {
        if (empty) {
            return 0;
        }
        int width = ColumnTypes.byteWidth(column.type());
        int kept;
        if (rows != null) {
            kept = some(column.data(), width, rows, count, selected);
        } else {
            kept = width == 8 ? longs(column.data(), count, selected) : narrow(column.data(), width, count, selected);
        }
        return column.hasNulls() ? withoutNulls(column, selected, kept) : kept;
    }

    private int longs(long data, int count, int[] selected) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            selected[kept] = i;
            kept += test(Memory.getLong(data + 8L * i));
        }
        return kept;
    }

    private int narrow(long data, int width, int count, int[] selected) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            selected[kept] = i;
            kept += test(Integers.get(data + (long) width * i, width));
        }
        return kept;
    }

    private int some(long data, int width, int[] rows, int count, int[] selected) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            selected[kept] = row;
            kept += test(Integers.get(data + (long) width * row, width));
        }
        return kept;
    }

    private int test(long value) {
        return Long.compareUnsigned(value - low, span) <= 0 ? inside : 1 - inside;
    }

    private static int withoutNulls(Column column, int[] selected, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            selected[kept] = row;
            kept += Memory.getBit(column.validity(), row) ? 1 : 0;
        }
        return kept;
    }
}
