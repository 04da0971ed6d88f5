package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.table.LiveTable;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Lets an appender's rows into a table: those that break its key go to sys.bad_rows, for nobody waits for an error any more. */
public final class TableGate implements PushIntake.RowGate {
    private final EngineCore core;
    private final LiveTable table;

    public TableGate(EngineCore core, LiveTable table) {
        this.core = core;
        this.table = table;
    }

    @Override
    public ChangeBatch admit(ChangeBatch batch) {
        if (table.spec().key().isEmpty()) {
            return batch;
        }
        SortedMap<Integer, SluiceException> refused = table.refusedByKey(batch);
        if (refused.isEmpty()) {
            return batch;
        }
        try (batch) {
            refused.forEach((row, error) -> report(batch, row, error));
            return without(batch, refused.keySet());
        }
    }

    private ChangeBatch without(ChangeBatch batch, Set<Integer> refused) {
        int[] kept = IntStream.range(0, batch.rowCount())
                .filter(row -> !refused.contains(row))
                .toArray();
        return Gather.batch(batch, kept, kept.length, core.allocator());
    }

    private void report(ChangeBatch batch, int row, SluiceException error) {
        String reason = error.code() + ": " + error.diagnostic().message();
        core.badRows()
                .add(new RejectedRow(
                        core.clock().nowMicros(), table.spec().name(), reason, RowText.of(batch, row), "appender"));
    }
}
