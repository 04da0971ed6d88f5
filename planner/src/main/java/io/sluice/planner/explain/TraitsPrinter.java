package io.sluice.planner.explain;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import java.util.ArrayList;
import java.util.List;

/** Traits of a node on one line. */
final class TraitsPrinter {
    private TraitsPrinter() {}

    static String print(PlanTraits traits) {
        List<String> parts = new ArrayList<>();
        parts.add(traits.changes() == ChangeMode.APPEND ? "append-only" : "changing");
        if (traits.singleRow()) {
            parts.add("single row");
        } else if (!traits.key().isEmpty()) {
            parts.add("key "
                    + String.join(", ", traits.rowType().project(traits.key()).names()));
        }
        traits.eventTime().ifPresent(time -> parts.add("event time " + eventTime(time, traits)));
        if (traits.state().kind() != StateBound.Kind.NONE) {
            parts.add("state " + state(traits.state().kind()));
        }
        return String.join("; ", parts);
    }

    private static String eventTime(EventTime time, PlanTraits traits) {
        String name = traits.rowType().name(time.column());
        return time.delay().isZero() ? name : name + " - " + Durations.print(time.delay());
    }

    private static String state(StateBound.Kind kind) {
        return switch (kind) {
            case NONE -> "none";
            case CONSTANT -> "constant";
            case WATERMARK -> "freed by watermark";
            case CLOCK -> "freed by clock";
            case KEYS -> "one entry per key";
            case UNBOUNDED -> "unbounded";
        };
    }
}
