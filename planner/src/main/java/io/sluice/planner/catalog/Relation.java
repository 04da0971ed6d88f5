package io.sluice.planner.catalog;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * A relation as planning sees it.
 *
 * @param name dotted, in its first spelling: {@code hot}, {@code sys.late}
 * @param key columns of the primary key; empty when there is none
 * @param eventTime the column with a watermark
 * @param readable whether a plain SELECT has rows to read
 * @param viewText for VIEW the query it stands for; else empty
 */
public record Relation(
        String name,
        RelationKind kind,
        RowType rowType,
        ChangeMode changes,
        List<Integer> key,
        Optional<EventTime> eventTime,
        boolean readable,
        String viewText) {
    public Relation {
        key = List.copyOf(key);
    }
}
