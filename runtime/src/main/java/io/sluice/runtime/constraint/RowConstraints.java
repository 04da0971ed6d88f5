package io.sluice.runtime.constraint;

import io.sluice.planner.catalog.CheckRule;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Holds rows to what their columns and their table declare. For one thread at a time. */
public final class RowConstraints {
    private final List<ColumnConstraint> columns = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();

    /** @param rules over the columns of the row type */
    public RowConstraints(RowType rowType, List<CheckRule> rules) {
        for (int i = 0; i < rowType.size(); i++) {
            ColumnConstraint.of(i, rowType.field(i)).ifPresent(columns::add);
        }
        rules.forEach(rule -> checks.add(new CheckConstraint(rule)));
    }

    /**
     * Reports the rows that break a constraint; rows that are taken away are not looked at.
     *
     * @param rows stays the caller's
     * @param nowMicros what CURRENT_TIMESTAMP is in a CHECK
     */
    public void check(ChangeBatch rows, BufferAllocator allocator, long nowMicros, Violations found) {
        for (ColumnConstraint column : columns) {
            column.check(rows, found);
        }
        for (CheckConstraint check : checks) {
            check.check(rows, allocator, nowMicros, found);
        }
    }
}
