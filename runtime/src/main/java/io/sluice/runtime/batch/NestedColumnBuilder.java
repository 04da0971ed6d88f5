package io.sluice.runtime.batch;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** Builder of ARRAY, MAP and ROW columns. Keeps the values as Java objects until the column is built: nested data is not a hot path. */
final class NestedColumnBuilder implements ColumnBuilder {
    private final SqlType type;
    private final BufferAllocator allocator;
    private final List<Object> values = new ArrayList<>();

    NestedColumnBuilder(SqlType type, BufferAllocator allocator) {
        this.type = type;
        this.allocator = allocator;
    }

    @Override
    public SqlType type() {
        return type;
    }

    @Override
    public int rowCount() {
        return values.size();
    }

    @Override
    public long sizeInBytes() {
        return 64L * values.size();
    }

    @Override
    public void appendNull() {
        values.add(null);
    }

    @Override
    public void appendValue(Object value) {
        values.add(value);
    }

    @Override
    public void appendFrom(Column column, int row) {
        values.add(Values.get(column, row));
    }

    @Override
    public void truncate(int rows) {
        if (rows < values.size()) {
            values.subList(rows, values.size()).clear();
        }
    }

    @Override
    public Column build() {
        FieldVector vector = ColumnTypes.newVector(type, allocator);
        load(type, vector, values);
        values.clear();
        return Column.of(type, vector);
    }

    @Override
    public void close() {
        values.clear();
    }

    private void load(SqlType target, FieldVector vector, List<?> items) {
        switch (target.kind()) {
            case ARRAY -> loadArray(target, (ListVector) vector, items);
            case MAP -> loadMap(target, (MapVector) vector, items);
            case ROW -> loadRow(target, (StructVector) vector, items);
            default -> loadLeaf(target, vector, items);
        }
    }

    private void loadArray(SqlType target, ListVector vector, List<?> items) {
        List<Object> elements = new ArrayList<>();
        int[] ends = new int[items.size()];
        for (int i = 0; i < ends.length; i++) {
            if (items.get(i) != null) {
                elements.addAll((List<?>) items.get(i));
            }
            ends[i] = elements.size();
        }
        loadOffsets(vector, items, ends);
        load(target.fields().get(0).type(), vector.getDataVector(), elements);
    }

    private void loadMap(SqlType target, MapVector vector, List<?> items) {
        List<Object> keys = new ArrayList<>();
        List<Object> mapped = new ArrayList<>();
        int[] ends = new int[items.size()];
        for (int i = 0; i < ends.length; i++) {
            if (items.get(i) != null) {
                ((Map<?, ?>) items.get(i)).forEach((key, value) -> {
                    keys.add(key);
                    mapped.add(value);
                });
            }
            ends[i] = keys.size();
        }
        loadOffsets(vector, items, ends);
        StructVector entries = (StructVector) vector.getDataVector();
        loadValidity(entries, keys);
        load(target.fields().get(0).type(), (FieldVector) entries.getChildByOrdinal(0), keys);
        load(target.fields().get(1).type(), (FieldVector) entries.getChildByOrdinal(1), mapped);
    }

    private void loadRow(SqlType target, StructVector vector, List<?> items) {
        loadValidity(vector, items);
        List<Field> fields = target.fields();
        for (int f = 0; f < fields.size(); f++) {
            List<Object> column = new ArrayList<>(items.size());
            for (Object item : items) {
                column.add(item == null ? null : ((List<?>) item).get(f));
            }
            load(fields.get(f).type(), (FieldVector) vector.getChildByOrdinal(f), column);
        }
    }

    private void loadLeaf(SqlType target, FieldVector vector, List<?> items) {
        try (ColumnBuilder leaf = ColumnBuilders.create(target, allocator)) {
            items.forEach(leaf::appendValue);
            Column built = leaf.build();
            built.vector().makeTransferPair(vector).transfer();
            built.release();
        }
    }

    private void loadOffsets(ListVector vector, List<?> items, int[] ends) {
        try (Bitmaps valid = new Bitmaps(items);
                ArrowBuf offsets = allocator.buffer(4L * (ends.length + 1))) {
            offsets.setInt(0, 0);
            for (int i = 0; i < ends.length; i++) {
                offsets.setInt(4L * (i + 1), ends[i]);
            }
            vector.loadFieldBuffers(new ArrowFieldNode(items.size(), valid.nulls), List.of(valid.buffer, offsets));
        }
    }

    private void loadValidity(StructVector vector, List<?> items) {
        try (Bitmaps valid = new Bitmaps(items)) {
            vector.loadFieldBuffers(new ArrowFieldNode(items.size(), valid.nulls), List.of(valid.buffer));
        }
    }

    @Override
    public void appendBoolean(boolean value) {
        throw unfit(TypeKind.BOOLEAN);
    }

    @Override
    public void appendLong(long value) {
        throw unfit(TypeKind.BIGINT);
    }

    @Override
    public void appendDouble(double value) {
        throw unfit(TypeKind.DOUBLE);
    }

    @Override
    public void appendDecimal(long high, long low) {
        throw unfit(TypeKind.DECIMAL);
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        throw unfit(TypeKind.VARBINARY);
    }

    @Override
    public void appendBytes(long address, int length) {
        throw unfit(TypeKind.VARBINARY);
    }

    private IllegalStateException unfit(TypeKind given) {
        return new IllegalStateException(given + " for " + type);
    }

    /** The validity of a list of items, for the time of loading it. */
    private final class Bitmaps implements AutoCloseable {
        private final ArrowBuf buffer;
        private final int nulls;

        Bitmaps(List<?> items) {
            Bitmap bitmap = new Bitmap(allocator);
            int missing = 0;
            for (int i = 0; i < items.size(); i++) {
                boolean present = items.get(i) != null;
                bitmap.set(i, present);
                missing += present ? 0 : 1;
            }
            buffer = bitmap.take();
            nulls = missing;
        }

        @Override
        public void close() {
            buffer.close();
        }
    }
}
