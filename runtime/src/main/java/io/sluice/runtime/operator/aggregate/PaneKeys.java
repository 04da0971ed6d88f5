package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The group keys of an aggregate by panes: columns of its rows, and bounds of the window, counted as if they stood behind the rows' columns. */
final class PaneKeys {
    private final List<Integer> groupKeys;
    private final int width;
    private final SqlType type;

    /** @param width columns of the rows; the next three are start, end and time of the window */
    PaneKeys(List<Integer> groupKeys, int width, SqlType timeType) {
        this.groupKeys = groupKeys;
        this.width = width;
        this.type = timeType.withNullable(false);
    }

    /** Columns of the rows that groups within a window are told apart by. */
    List<Integer> others() {
        return groupKeys.stream().filter(key -> key < width).toList();
    }

    /** All key columns for rows of one window, from those of the others, which are taken over. */
    Column[] complete(Column[] others, long start, long end, int count, BufferAllocator allocator) {
        Column[] columns = new Column[groupKeys.size()];
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            int bound = groupKeys.get(i) - width;
            columns[i] = bound < 0
                    ? others[next++]
                    : constant(bound == 0 ? start : bound == 1 ? end : end - 1, count, allocator);
        }
        return columns;
    }

    private Column constant(long value, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, value);
            }
            return column.build();
        }
    }
}
