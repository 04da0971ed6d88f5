package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.row.RowStore;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of rows, kept ones and those of the tick: by the sort keys, then by all columns, ascending, NULLs last, so that only equal rows
 * have no order. A positive reference is a stored row, a negative one the complement of a number in {@link TickRows}.
 */
final class RowOrder {
    private final List<SqlType> types;
    private final SortKey[] keys;
    /** Columns in which rows may still differ that the sort keys take for equal. */
    private final int[] others;

    private final RowStore stored;
    private final TickRows tick;

    /** @param partitionKeys columns in which all rows that are compared are equal, as SQL sees it */
    RowOrder(List<SqlType> types, List<Integer> partitionKeys, List<SortKey> order, RowStore stored, TickRows tick) {
        this.types = List.copyOf(types);
        this.keys = order.toArray(SortKey[]::new);
        this.others = IntStream.range(0, types.size())
                .filter(column -> hasEqualsThatDiffer(types.get(column))
                        || !partitionKeys.contains(column) && order.stream().noneMatch(key -> key.column() == column))
                .toArray();
        this.stored = stored;
        this.tick = tick;
    }

    /** Whether rows of these types can be compared where they lie. */
    static boolean orders(List<SqlType> types) {
        return types.stream().noneMatch(type -> type.kind().isNested());
    }

    /** Whether some values that are equal in SQL are told apart here: zeros, and NaNs. */
    private static boolean hasEqualsThatDiffer(SqlType type) {
        return type.kind() == TypeKind.DOUBLE || type.kind() == TypeKind.REAL;
    }

    int compare(int left, int right) {
        for (SortKey key : keys) {
            int order = compareKey(left, right, key);
            if (order != 0) {
                return order;
            }
        }
        for (int column : others) {
            int order = compareColumn(left, right, column);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int compareKey(int left, int right, SortKey key) {
        int column = key.column();
        boolean isNull = isNull(left, column);
        if (isNull || isNull(right, column)) {
            int order = Boolean.compare(isNull, isNull(right, column));
            return key.nullsFirst() ? -order : order;
        }
        int order = compareValues(left, right, column, false);
        return key.descending() ? -order : order;
    }

    /** Also tells values apart that SQL takes for equal. */
    private int compareColumn(int left, int right, int column) {
        boolean isNull = isNull(left, column);
        if (isNull || isNull(right, column)) {
            return Boolean.compare(isNull, isNull(right, column));
        }
        return compareValues(left, right, column, true);
    }

    private int compareValues(int left, int right, int column, boolean exact) {
        SqlType type = types.get(column);
        int width = ColumnTypes.byteWidth(type);
        if (width < 0) {
            return Memory.compare(
                    address(left, column), length(left, column), address(right, column), length(right, column));
        }
        if (width == 16) {
            return compareDecimals(address(left, column), address(right, column));
        }
        if (exact && type.kind() == TypeKind.DOUBLE) {
            return Double.compare(Memory.getDouble(address(left, column)), Memory.getDouble(address(right, column)));
        }
        if (exact && type.kind() == TypeKind.REAL) {
            return Float.compare(Memory.getFloat(address(left, column)), Memory.getFloat(address(right, column)));
        }
        return Long.compare(value(left, column, type), value(right, column, type));
    }

    private static int compareDecimals(long left, long right) {
        int high = Long.compare(Memory.getLong(left + 8), Memory.getLong(right + 8));
        return high != 0 ? high : Long.compareUnsigned(Memory.getLong(left), Memory.getLong(right));
    }

    private long value(int reference, int column, SqlType type) {
        if (ColumnTypes.byteWidth(type) == 0) {
            return bit(reference, column) ? 1 : 0;
        }
        long address = address(reference, column);
        return switch (type.kind()) {
            case TINYINT -> Memory.getByte(address);
            case SMALLINT -> Memory.getShort(address);
            case INTEGER, DATE, INTERVAL_YEAR -> Memory.getInt(address);
            case REAL -> LongCodec.encode(Memory.getFloat(address));
            case DOUBLE -> LongCodec.encode(Memory.getDouble(address));
            default -> Memory.getLong(address);
        };
    }

    private boolean bit(int reference, int column) {
        return reference > 0
                ? Memory.getByte(stored.address(reference, column)) != 0
                : Memory.getBit(column(reference, column).data(), tick.place(~reference));
    }

    private boolean isNull(int reference, int column) {
        return reference > 0
                ? stored.isNull(reference, column)
                : column(reference, column).isNull(tick.place(~reference));
    }

    private long address(int reference, int column) {
        if (reference > 0) {
            return stored.address(reference, column);
        }
        Column source = column(reference, column);
        int row = tick.place(~reference);
        int width = ColumnTypes.byteWidth(source.type());
        return source.data() + (width < 0 ? Memory.getInt(source.offsets() + 4L * row) : (long) width * row);
    }

    private int length(int reference, int column) {
        if (reference > 0) {
            return stored.length(reference, column);
        }
        long offset = column(reference, column).offsets() + 4L * tick.place(~reference);
        return Memory.getInt(offset + 4) - Memory.getInt(offset);
    }

    private Column column(int reference, int column) {
        return tick.batch(~reference).source(column);
    }
}
