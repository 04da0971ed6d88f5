package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.Bytes;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether rows hold the same bits: NULL equals NULL, and a retraction must repeat its row exactly, so −0.0 is not 0.0. */
final class RowEquality {
    private RowEquality() {}

    /** Compares {@code leftColumns[i]} with {@code rightColumns[i]}, columns of the same type. */
    static boolean rows(
            ChangeBatch left, int leftRow, int[] leftColumns, ChangeBatch right, int rightRow, int[] rightColumns) {
        for (int i = 0; i < leftColumns.length; i++) {
            if (!values(left.column(leftColumns[i]), leftRow, right.column(rightColumns[i]), rightRow)) {
                return false;
            }
        }
        return true;
    }

    private static boolean values(Column left, int leftRow, Column right, int rightRow) {
        boolean isNull = left.isNull(leftRow);
        if (isNull || right.isNull(rightRow)) {
            return isNull && right.isNull(rightRow);
        }
        long a = left.data();
        long b = right.data();
        return switch (ColumnTypes.byteWidth(left.type())) {
            case 0 -> Memory.getBit(a, leftRow) == Memory.getBit(b, rightRow);
            case 1 -> Memory.getByte(a + leftRow) == Memory.getByte(b + rightRow);
            case 2 -> Memory.getShort(a + 2L * leftRow) == Memory.getShort(b + 2L * rightRow);
            case 4 -> Memory.getInt(a + 4L * leftRow) == Memory.getInt(b + 4L * rightRow);
            case 8 -> Memory.getLong(a + 8L * leftRow) == Memory.getLong(b + 8L * rightRow);
            case 16 ->
                Memory.getLong(a + 16L * leftRow) == Memory.getLong(b + 16L * rightRow)
                        && Memory.getLong(a + 16L * leftRow + 8) == Memory.getLong(b + 16L * rightRow + 8);
            default ->
                left.type().kind().isNested()
                        ? nested(Values.get(left, leftRow), Values.get(right, rightRow))
                        : bytes(left, leftRow, right, rightRow);
        };
    }

    private static boolean bytes(Column left, int leftRow, Column right, int rightRow) {
        int from = Memory.getInt(left.offsets() + 4L * leftRow);
        int length = Memory.getInt(left.offsets() + 4L * leftRow + 4) - from;
        int otherFrom = Memory.getInt(right.offsets() + 4L * rightRow);
        if (length != Memory.getInt(right.offsets() + 4L * rightRow + 4) - otherFrom) {
            return false;
        }
        return Bytes.equal(left.data() + from, right.data() + otherFrom, length);
    }

    private static boolean nested(Object left, Object right) {
        if (left instanceof List<?> a && right instanceof List<?> b) {
            Iterator<?> other = b.iterator();
            return a.size() == b.size() && a.stream().allMatch(item -> nested(item, other.next()));
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream()
                            .allMatch(e -> b.containsKey(e.getKey()) && nested(e.getValue(), b.get(e.getKey())));
        }
        return Objects.deepEquals(left, right);
    }
}
