package io.sluice.planner.catalog;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.TimeColumn;
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
 * @param times all columns that follow the watermark, {@code eventTime} among them: a windowed view has several
 */
public record Relation(
        String name,
        RelationKind kind,
        RowType rowType,
        ChangeMode changes,
        List<Integer> key,
        Optional<EventTime> eventTime,
        boolean readable,
        String viewText,
        List<TimeColumn> times) {
    public Relation {
        key = List.copyOf(key);
        times = List.copyOf(times);
    }

    /** A relation without window columns. */
    public Relation(
            String name,
            RelationKind kind,
            RowType rowType,
            ChangeMode changes,
            List<Integer> key,
            Optional<EventTime> eventTime,
            boolean readable,
            String viewText) {
        this(
                name,
                kind,
                rowType,
                changes,
                key,
                eventTime,
                readable,
                viewText,
                eventTime.stream()
                        .map(time -> TimeColumn.plain(time.column(), time.delay()))
                        .toList());
    }
}
