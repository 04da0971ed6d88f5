package io.sluice.planner;

import io.sluice.planner.plan.PlanNode;
import java.util.List;
import java.util.Optional;

/**
 * What a change does with each of its rows and the row of the target that has the same primary key, if there is one. Conditions and new rows
 * are plans over the relation {@link #PAIRS}: column 0 numbers the pairs, then comes the target's row, all NULL when there is none, then the
 * row itself.
 *
 * @param key where in the change's rows the values of the target's key stand, in the key's order; columns past those of {@link #PAIRS} may
 *     be among them
 * @param repeated what a second row of a key does
 * @param condition gives the numbers of those pairs that belong together; the others count as not matched. Empty: all do
 * @param actions the first that takes a pair has it; a pair that none takes is left alone
 */
public record PairedChange(List<Integer> key, Repeated repeated, Optional<PlanNode> condition, List<Action> actions) {
    /** Name of the relation of pairs. No relation of a user has it. */
    public static final String PAIRS = "rows and what they meet";

    /** What becomes of several rows with one key. */
    public enum Repeated {
        /** The first is taken, the others are left out. */
        FIRST,
        /** The last is taken, the others are left out. */
        LAST,
        /** An error if more than one of them changes something. */
        ONCE,
        /** An error if more than one of them changes a row that is there. */
        MATCHED_ONCE
    }

    /** What is done with a pair. */
    public enum Effect {
        INSERT,
        UPDATE,
        DELETE,
        NOTHING
    }

    /**
     * One WHEN clause.
     *
     * @param matched whether it takes pairs with a row of the target, or those without
     * @param pairs gives column 0 of each pair it takes, followed by the new row for INSERT and UPDATE
     */
    public record Action(boolean matched, Effect effect, PlanNode pairs) {}

    public PairedChange {
        key = List.copyOf(key);
        actions = List.copyOf(actions);
    }
}
