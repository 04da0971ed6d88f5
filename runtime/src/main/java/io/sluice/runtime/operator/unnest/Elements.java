package io.sluice.runtime.operator.unnest;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** The elements of an ARRAY or MAP column as columns of their own, without a copy; where each row's elements begin and end. */
final class Elements implements AutoCloseable {
    private final Column collections;
    private final long offsets;
    private final List<Column> columns = new ArrayList<>();
    /** Elements that are a ROW and may be NULL as a whole; null when there is no such thing. */
    private Column rows;

    /** @param collections borrowed */
    Elements(Column collections) {
        this.collections = collections;
        ListVector vector = (ListVector) collections.vector();
        this.offsets =
                collections.rowCount() == 0 ? 0 : vector.getOffsetBuffer().memoryAddress();
        SqlType type = collections.type();
        FieldVector data = vector.getDataVector();
        SqlType element = type.fields().get(0).type();
        if (type.kind() == TypeKind.MAP) {
            addFields((StructVector) data, type.fields());
        } else if (element.kind() == TypeKind.ROW) {
            addFields((StructVector) data, element.fields());
            rows = collections.newChild(element, data);
        } else {
            columns.add(collections.newChild(element, data));
        }
    }

    private void addFields(StructVector struct, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            FieldVector child = (FieldVector) struct.getChildByOrdinal(i);
            columns.add(collections.newChild(fields.get(i).type(), child));
        }
    }

    /** Borrowed: one column, or one for each field of a ROW, or key and value. */
    List<Column> columns() {
        return columns;
    }

    int begin(int row) {
        return Memory.getInt(offsets + 4L * row);
    }

    /** Where the elements of a row end; where they begin, when the collection is NULL. */
    int end(int row) {
        return Memory.getInt(offsets + 4L * (collections.isNull(row) ? row : row + 1));
    }

    /** Whether an element is a ROW that is NULL, so that all its fields are. */
    boolean isNullRow(int element) {
        return rows != null && rows.isNull(element);
    }

    @Override
    public void close() {
        columns.forEach(Column::release);
        columns.clear();
        if (rows != null) {
            rows.release();
            rows = null;
        }
    }
}
