package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Emits all groups of a window that has closed, each once. */
final class FinalWriter {
    private FinalWriter() {}

    static void write(GroupedAggregates groups, ChangeEmitter.KeyColumns keys, OperatorContext context, Output out) {
        int[] live = groups.live();
        int count = 0;
        for (int id : live) {
            if (groups.rowCount(id) > 0) {
                live[count++] = id;
            }
        }
        ChangeEmitter emitter = new ChangeEmitter(context, keys, null, out);
        for (int from = 0; from < count; from += context.batchRows()) {
            int[] part = Arrays.copyOfRange(live, from, Math.min(count, from + context.batchRows()));
            Column[] results = groups.newResults(part, part.length);
            try {
                emitter.expect(part.length);
                for (int i = 0; i < part.length; i++) {
                    emitter.insert(part[i], i);
                }
                emitter.flush(new Column[0], results);
            } finally {
                for (Column column : results) {
                    column.release();
                }
            }
        }
    }
}
