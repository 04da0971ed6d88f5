package io.sluice.runtime.core;

import io.sluice.planner.catalog.CheckRule;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.constraint.RowConstraints;
import io.sluice.runtime.dataflow.PushIntake;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Keeps an appender's rows that break a constraint out of a stream or table; they are counted and kept in sys.bad_rows. */
public final class ConstraintGate implements PushIntake.RowGate {
    private final EngineCore core;
    private final String relation;
    private final RowConstraints constraints;

    public ConstraintGate(EngineCore core, String relation, RowType rowType, List<CheckRule> checks) {
        this.core = core;
        this.relation = relation;
        this.constraints = new RowConstraints(rowType, checks);
    }

    @Override
    public ChangeBatch admit(ChangeBatch batch) {
        SortedMap<Integer, String> reasons = new TreeMap<>();
        constraints.check(
                batch,
                core.allocator(),
                core.clock().nowMicros(),
                (row, code, message, hint) -> reasons.putIfAbsent(row, code + ": " + message));
        return without(batch, reasons);
    }

    /** Takes over a batch and gives it without these rows, which are reported. */
    ChangeBatch without(ChangeBatch batch, SortedMap<Integer, String> reasons) {
        if (reasons.isEmpty()) {
            return batch;
        }
        try (batch) {
            reasons.forEach((row, reason) -> core.badRows()
                    .add(new RejectedRow(
                            core.clock().nowMicros(), relation, reason, RowText.of(batch, row), "appender")));
            int[] kept = IntStream.range(0, batch.rowCount())
                    .filter(row -> !reasons.containsKey(row))
                    .toArray();
            return Gather.batch(batch, kept, kept.length, core.allocator());
        }
    }
}
