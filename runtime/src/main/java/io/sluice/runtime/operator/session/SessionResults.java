package io.sluice.runtime.operator.session;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The columns of a session aggregate's output. Group keys that are bounds of the session count as if they stood behind the columns of the
 * rows: start, end and time. While results are made, the keys of the session come first, then its bounds, then what was added up.
 */
final class SessionResults {
    private final AggregateSpec spec;
    private final int[] windowKeys;
    private final SqlType type;
    private final SessionSums sums;
    private final BufferAllocator allocator;
    private final int[] places;

    SessionResults(AggregateSpec spec, SessionSpec session, SessionSums sums, BufferAllocator allocator) {
        this.spec = spec;
        int width = spec.input().size();
        this.windowKeys = IntStream.range(0, spec.groupKeys().size())
                .filter(i -> spec.groupKeys().get(i) >= width)
                .toArray();
        this.type = session.input().type(session.timeColumn()).withNullable(false);
        this.sums = sums;
        this.allocator = allocator;
        this.places = places(session, width);
    }

    /** Where each column of the output stands in what is made. */
    private int[] places(SessionSpec session, int width) {
        int keys = session.keys().size();
        int[] result = new int[spec.output().size()];
        int bound = keys;
        for (int i = 0; i < result.length; i++) {
            boolean isKey = i < spec.groupKeys().size();
            int key = isKey ? spec.groupKeys().get(i) : -1;
            result[i] = !isKey
                    ? keys + windowKeys.length + i - spec.groupKeys().size()
                    : key >= width ? bound++ : session.keys().indexOf(key);
        }
        return result;
    }

    /** Puts the columns of batches into the order of the output. */
    Output inOrder(Output out) {
        return batch -> {
            try (batch) {
                out.emit(batch.project(places));
            }
        };
    }

    /**
     * Bounds and sums of sessions, owned by the caller.
     *
     * @param starts of the sessions, one after the other
     */
    Column[] newResults(int[] sessions, long[] starts, long[] ends, int count) {
        Column[] columns = new Column[windowKeys.length + sums.size()];
        sums.newResults(sessions, count, columns, windowKeys.length);
        int width = spec.input().size();
        for (int i = 0; i < windowKeys.length; i++) {
            int bound = spec.groupKeys().get(windowKeys[i]) - width;
            columns[i] = bound == 0 ? column(starts, 0, count) : column(ends, bound == 1 ? 0 : -1, count);
        }
        return columns;
    }

    private Column column(long[] values, long plus, int count) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, values[i] + plus);
            }
            return column.build();
        }
    }
}
