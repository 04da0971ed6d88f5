package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.window.EventTimes;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** How the window columns of an aggregate's keys relate: a window is known by its end, from which the others follow. */
final class WindowColumns {
    private final WindowKeys window;
    private final List<Integer> groupKeys;
    private final int anchorKey;
    private final SqlType type;
    private final long size;
    private final long anchorToEnd;

    WindowColumns(WindowKeys window, List<Integer> groupKeys, RowType input) {
        this.window = window;
        this.groupKeys = groupKeys;
        this.anchorKey =
                window.endKey() >= 0 ? window.endKey() : window.startKey() >= 0 ? window.startKey() : window.timeKey();
        this.type = input.type(groupKeys.get(anchorKey));
        this.size = EventTimes.units(window.size(), type.timeUnit());
        if (anchorKey == window.endKey()) {
            this.anchorToEnd = 0;
        } else {
            this.anchorToEnd = anchorKey == window.startKey() ? size : 1;
        }
    }

    /** Column of the input that tells windows apart. */
    int anchorColumn() {
        return groupKeys.get(anchorKey);
    }

    long end(long anchor) {
        return anchor + anchorToEnd;
    }

    /** Columns of the input that groups within a window are told apart by. */
    List<Integer> otherKeys() {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < groupKeys.size(); i++) {
            if (!isWindow(i)) {
                others.add(groupKeys.get(i));
            }
        }
        return others;
    }

    /** Windows that end there or earlier are closed at this watermark. */
    long closedThrough(long watermark) {
        return EventTimes.closedThrough(watermark, window.grace(), type.timeUnit());
    }

    /** All key columns of the output from the others, which are taken over, for rows of one window. */
    Column[] complete(Column[] others, long end, int count, BufferAllocator allocator) {
        Column[] columns = new Column[groupKeys.size()];
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            if (!isWindow(i)) {
                columns[i] = others[next++];
            } else if (i == window.endKey()) {
                columns[i] = constant(end, count, allocator);
            } else {
                columns[i] = constant(i == window.startKey() ? end - size : end - 1, count, allocator);
            }
        }
        return columns;
    }

    private boolean isWindow(int key) {
        return key == window.startKey() || key == window.endKey() || key == window.timeKey();
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
