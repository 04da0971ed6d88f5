package io.sluice.runtime.operator.unnest;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.batch.Slice;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The rows of one output batch while they are found: which row and which element each is made of. */
final class ElementRows {
    private static final int NONE = -1;
    private static final SqlType POSITION = SqlType.of(TypeKind.INTEGER).withNullable(false);

    private final int capacity;
    private int[] origins;
    private int[] elements;
    private int[] positions;
    private int count;
    /** Whether the elements stand one behind the other, none missing, so that they are copied as a whole. */
    private boolean consecutive;

    private boolean missing;

    ElementRows(int capacity) {
        this.capacity = capacity;
        origins = new int[Math.min(capacity, 256)];
        elements = new int[origins.length];
        positions = new int[origins.length];
        clear();
    }

    void clear() {
        count = 0;
        consecutive = true;
        missing = false;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == capacity;
    }

    /** @param position of the element in its collection, from 1 */
    void add(int origin, int element, int position) {
        consecutive &= count == 0 || element == elements[count - 1] + 1;
        append(origin, element, position);
    }

    /** An element whose columns are all NULL; at position 0, which reads as NULL, when there is no element at all. */
    void addNull(int origin, int position) {
        missing = true;
        append(origin, NONE, position);
    }

    private void append(int origin, int element, int position) {
        if (count == origins.length) {
            grow();
        }
        origins[count] = origin;
        elements[count] = element;
        positions[count++] = position;
    }

    private void grow() {
        int length = Math.min(capacity, count * 2);
        origins = Arrays.copyOf(origins, length);
        elements = Arrays.copyOf(elements, length);
        positions = Arrays.copyOf(positions, length);
    }

    /** The batch, owned by the caller; {@code input} stays whose it is. */
    ChangeBatch toBatch(
            ChangeBatch input, int[] passed, List<Column> values, boolean ordinality, BufferAllocator allocator) {
        Column[] columns = new Column[passed.length + values.size() + (ordinality ? 1 : 0)];
        int at = 0;
        for (int column : passed) {
            columns[at++] = Gather.column(input.column(column), origins, count, allocator);
        }
        for (Column value : values) {
            columns[at++] = pick(value, allocator);
        }
        if (ordinality) {
            columns[at] = positions(allocator);
        }
        Column weights = input.weights() == null ? null : Gather.column(input.weights(), origins, count, allocator);
        return new ChangeBatch(columns, weights, count);
    }

    private Column pick(Column source, BufferAllocator allocator) {
        if (!missing) {
            return consecutive
                    ? Slice.sharedColumn(source, count == 0 ? 0 : elements[0], count, allocator)
                    : Gather.column(source, elements, count, allocator);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(source.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                if (elements[i] == NONE) {
                    builder.appendNull();
                } else {
                    builder.appendFrom(source, elements[i]);
                }
            }
            return builder.build();
        }
    }

    private Column positions(BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(POSITION, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putInt(target.data() + 4L * i, positions[i]);
                if (positions[i] == 0) {
                    target.setNull(i);
                }
            }
            return target.build();
        }
    }
}
