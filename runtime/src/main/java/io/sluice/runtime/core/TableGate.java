package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.table.LiveTable;
import io.sluice.sql.diagnostic.SluiceException;

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
        try {
            table.checkKey(batch);
            return batch;
        } catch (SluiceException duplicate) {
            try (batch) {
                return admitSingly(batch);
            }
        }
    }

    /** Keeps each row that fits beside the table and the rows kept before it. */
    private ChangeBatch admitSingly(ChangeBatch batch) {
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            kept[count] = row;
            try (ChangeBatch candidate = Gather.batch(batch, kept, count + 1, core.allocator())) {
                table.checkKey(candidate);
                count++;
            } catch (SluiceException error) {
                String reason = error.code() + ": " + error.diagnostic().message();
                core.badRows()
                        .add(new RejectedRow(
                                core.clock().nowMicros(),
                                table.spec().name(),
                                reason,
                                RowText.of(batch, row),
                                "appender"));
            }
        }
        return Gather.batch(batch, kept, count, core.allocator());
    }
}
