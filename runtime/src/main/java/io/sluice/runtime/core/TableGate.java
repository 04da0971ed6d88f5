package io.sluice.runtime.core;

import io.sluice.planner.catalog.TableRules;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.table.LiveTable;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets an appender's rows into a table: those that break its key go to sys.bad_rows, for nobody waits for an error any more. In a table
 * that {@link TableRules#replaces()}, rows take the place of those with their keys.
 */
public final class TableGate implements PushIntake.RowGate {
    private final EngineCore core;
    private final LiveTable table;
    private final ConstraintGate constraints;
    private final boolean replaces;

    public TableGate(EngineCore core, LiveTable table, TableRules rules) {
        this.core = core;
        this.table = table;
        this.constraints =
                new ConstraintGate(core, table.spec().name(), table.spec().rowType(), rules.checks());
        this.replaces = rules.replaces();
    }

    @Override
    public ChangeBatch admit(ChangeBatch batch) {
        ChangeBatch fitting = constraints.admit(batch);
        if (table.spec().key().isEmpty()) {
            return fitting;
        }
        if (replaces) {
            try (fitting) {
                return Replacement.of(fitting, table, core.allocator());
            }
        }
        SortedMap<Integer, SluiceException> refused = table.refusedByKey(fitting);
        SortedMap<Integer, String> reasons = new TreeMap<>();
        refused.forEach((row, error) ->
                reasons.put(row, error.code() + ": " + error.diagnostic().message()));
        return constraints.without(fitting, reasons);
    }
}
