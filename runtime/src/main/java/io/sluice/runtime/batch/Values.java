package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Reads single values of columns as Java objects in the forms of {@link SqlType}: the slow door, for edges and tests. */
public final class Values {
    private Values() {}

    public static Object get(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        long data = column.data();
        return switch (column.type().kind()) {
            case BOOLEAN, NULL -> Memory.getBit(data, row);
            case TINYINT -> Memory.getByte(data + row);
            case SMALLINT -> Memory.getShort(data + 2L * row);
            case INTEGER, DATE, INTERVAL_YEAR -> Memory.getInt(data + 4L * row);
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY -> Memory.getLong(data + 8L * row);
            case REAL -> Memory.getFloat(data + 4L * row);
            case DOUBLE -> Memory.getDouble(data + 8L * row);
            case DECIMAL ->
                decimal(
                        Memory.getLong(data + 16L * row + 8),
                        Memory.getLong(data + 16L * row),
                        column.type().scale());
            case VARCHAR -> new String(bytes(column, row), StandardCharsets.UTF_8);
            case VARBINARY -> bytes(column, row);
            case ARRAY, MAP, ROW -> nested(column.type(), column.vector(), row);
        };
    }

    /** The row's values, in order. */
    public static List<Object> row(ChangeBatch batch, int row) {
        List<Object> values = new ArrayList<>(batch.columnCount());
        for (int i = 0; i < batch.columnCount(); i++) {
            values.add(get(batch.column(i), row));
        }
        return values;
    }

    private static byte[] bytes(Column column, int row) {
        int from = Memory.getInt(column.offsets() + 4L * row);
        int to = Memory.getInt(column.offsets() + 4L * row + 4);
        byte[] bytes = new byte[to - from];
        Memory.copy(column.data() + from, bytes, 0, bytes.length);
        return bytes;
    }

    private static BigDecimal decimal(long high, long low, int scale) {
        if (high == low >> 63) {
            return BigDecimal.valueOf(low, scale);
        }
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
        return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), scale);
    }

    private static Object nested(SqlType type, FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (type.kind()) {
            case ARRAY -> list((ListVector) vector, type.fields().get(0).type(), row);
            case MAP -> map((MapVector) vector, type, row);
            case ROW -> struct((StructVector) vector, type, row);
            default -> leaf(type, vector, row);
        };
    }

    private static List<Object> list(ListVector vector, SqlType element, int row) {
        List<Object> values = new ArrayList<>();
        for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
            values.add(nested(element, vector.getDataVector(), i));
        }
        return values;
    }

    private static Map<Object, Object> map(MapVector vector, SqlType type, int row) {
        StructVector entries = (StructVector) vector.getDataVector();
        Map<Object, Object> values = new LinkedHashMap<>();
        for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
            values.put(
                    nested(type.fields().get(0).type(), (FieldVector) entries.getChildByOrdinal(0), i),
                    nested(type.fields().get(1).type(), (FieldVector) entries.getChildByOrdinal(1), i));
        }
        return values;
    }

    private static List<Object> struct(StructVector vector, SqlType type, int row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            values.add(nested(type.fields().get(i).type(), (FieldVector) vector.getChildByOrdinal(i), row));
        }
        return values;
    }

    private static Object leaf(SqlType type, FieldVector vector, int row) {
        // A borrowed view: the parent's reference keeps the buffers, so this one is not released.
        return get(Column.of(type, vector), row);
    }
}
