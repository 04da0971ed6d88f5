package io.sluice.runtime.state.row;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** The values of one column by row number. */
abstract sealed class ColumnStore implements AutoCloseable permits FixedColumnStore, BytesColumnStore {
    final SqlType type;
    /** A bit per row; null until the first NULL comes. */
    private long[] nulls;

    ColumnStore(SqlType type) {
        this.type = type;
    }

    /** @param lasting whether no row is ever freed */
    static ColumnStore create(SqlType type, boolean lasting, BufferAllocator allocator) {
        return ColumnTypes.byteWidth(type) >= 0
                ? new FixedColumnStore(type, allocator)
                : new BytesColumnStore(type, lasting, allocator);
    }

    /** Makes room for rows below {@code bound}. */
    abstract void ensure(int bound);

    /** Keeps row {@code row} of a column as row {@code id}. */
    final void put(Column source, int row, int id) {
        boolean isNull = source.isNull(row);
        if (isNull || nulls != null) {
            setNull(id, isNull);
        }
        if (!isNull) {
            putValue(source, row, id);
        }
    }

    /** Keeps rows {@code [0, count)} of a column as rows {@code ids[0 .. count)}. */
    final void putAll(Column source, int[] ids, int count) {
        if (source.hasNulls() || nulls != null) {
            for (int row = 0; row < count; row++) {
                put(source, row, ids[row]);
            }
        } else {
            putValues(source, ids, count);
        }
    }

    /** Keeps rows {@code rows[0 .. count)} of a column as rows {@code ids[0 .. count)}. */
    final void putSome(Column source, int[] rows, int[] ids, int count) {
        if (source.hasNulls() || nulls != null) {
            for (int i = 0; i < count; i++) {
                put(source, rows[i], ids[i]);
            }
        } else {
            putValues(source, rows, ids, count);
        }
    }

    /** Whether both hold the same bits, or both NULL. */
    final boolean holds(int id, Column other, int row) {
        boolean isNull = isNull(id);
        return isNull == other.isNull(row) && (isNull || sameValue(id, other, row));
    }

    /** Order of two rows: NULL last, and 0 only for the same bits. */
    final int compare(int id, int other) {
        boolean isNull = isNull(id);
        if (isNull || isNull(other)) {
            return Boolean.compare(isNull, isNull(other));
        }
        return compareValues(id, other);
    }

    abstract int compareValues(int id, int other);

    /** A column of these rows, owned by the caller. */
    abstract Column newColumn(int[] ids, int count, BufferAllocator target);

    /** Forgets what a row held, if that takes up space of its own. */
    abstract void free(int id);

    abstract void putValue(Column source, int row, int id);

    abstract void putValues(Column source, int[] ids, int count);

    abstract void putValues(Column source, int[] rows, int[] ids, int count);

    abstract long address(int id);

    abstract int length(int id);

    abstract boolean sameValue(int id, Column other, int row);

    final boolean hasNulls() {
        return nulls != null;
    }

    final boolean isNull(int id) {
        return nulls != null && id >>> 6 < nulls.length && (nulls[id >>> 6] >>> id & 1) != 0;
    }

    private void setNull(int id, boolean isNull) {
        if (nulls == null || id >>> 6 >= nulls.length) {
            int words = Math.max(8, Integer.highestOneBit(id >>> 6) * 2);
            nulls = nulls == null ? new long[words] : Arrays.copyOf(nulls, words);
        }
        if (isNull) {
            nulls[id >>> 6] |= 1L << id;
        } else {
            nulls[id >>> 6] &= ~(1L << id);
        }
    }

    long stateBytes() {
        return nulls == null ? 0 : 8L * nulls.length;
    }

    @Override
    public abstract void close();
}
