package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** 32-bit hashes of rows, column after column. Equal in the sense of {@link RowEquality} means equal hashes. */
final class RowHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MURMUR = 0xff51afd7ed558ccdL;
    private static final long NULL = 0x5bd1e995L;

    private RowHash() {}

    /** The hashes of all rows of a batch over some of its columns. */
    static int[] of(ChangeBatch batch, int[] columns) {
        int[] hashes = new int[batch.rowCount()];
        for (int index : columns) {
            add(batch.column(index), hashes);
        }
        return hashes;
    }

    private static void add(Column column, int[] hashes) {
        switch (ColumnTypes.byteWidth(column.type())) {
            case 0 -> addBits(column, hashes);
            case 1, 2, 4 -> addNarrow(column, hashes);
            case 8 -> addLongs(column, hashes);
            case 16 -> addDecimals(column, hashes);
            default -> {
                if (column.type().kind().isNested()) {
                    addNested(column, hashes);
                } else {
                    addBytes(column, hashes);
                }
            }
        }
    }

    private static void addBits(Column column, int[] hashes) {
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = mix(hashes[row], column.isNull(row) ? NULL : Memory.getBit(column.data(), row) ? 1 : 2);
        }
    }

    private static void addNarrow(Column column, int[] hashes) {
        int width = ColumnTypes.byteWidth(column.type());
        for (int row = 0; row < hashes.length; row++) {
            long address = column.data() + (long) width * row;
            long value = width == 4
                    ? Memory.getInt(address)
                    : width == 2 ? Memory.getShort(address) : Memory.getByte(address);
            hashes[row] = mix(hashes[row], column.isNull(row) ? NULL : value);
        }
    }

    private static void addLongs(Column column, int[] hashes) {
        long data = column.data();
        if (!column.hasNulls()) {
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mix(hashes[row], Memory.getLong(data + 8L * row));
            }
            return;
        }
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = mix(hashes[row], column.isNull(row) ? NULL : Memory.getLong(data + 8L * row));
        }
    }

    private static void addDecimals(Column column, int[] hashes) {
        for (int row = 0; row < hashes.length; row++) {
            long address = column.data() + 16L * row;
            long value = Memory.getLong(address) ^ Memory.getLong(address + 8) * GOLDEN;
            hashes[row] = mix(hashes[row], column.isNull(row) ? NULL : value);
        }
    }

    private static void addBytes(Column column, int[] hashes) {
        for (int row = 0; row < hashes.length; row++) {
            if (column.isNull(row)) {
                hashes[row] = mix(hashes[row], NULL);
                continue;
            }
            int from = Memory.getInt(column.offsets() + 4L * row);
            int to = Memory.getInt(column.offsets() + 4L * row + 4);
            hashes[row] = mix(hashes[row], Bytes.hash(column.data() + from, to - from));
        }
    }

    private static void addNested(Column column, int[] hashes) {
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = mix(hashes[row], nested(Values.get(column, row)));
        }
    }

    /** Lists and maps hash by content already, byte arrays within them do not. */
    private static int nested(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        if (value instanceof List<?> list) {
            int hash = 1;
            for (Object item : list) {
                hash = 31 * hash + nested(item);
            }
            return hash;
        }
        if (value instanceof Map<?, ?> map) {
            int hash = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash += nested(entry.getKey()) ^ 31 * nested(entry.getValue());
            }
            return hash;
        }
        return value == null ? 0 : value.hashCode();
    }

    private static int mix(int hash, long value) {
        long mixed = (hash * GOLDEN ^ value) * MURMUR;
        return (int) (mixed ^ mixed >>> 32);
    }
}
