package io.sluice.planner.plan;

/** When an aggregate lets its results pass. */
public enum EmitMode {
    /** Every change, at the end of each tick. */
    CHANGES,
    /** Once per group, when its window has closed: append-only output. */
    FINAL
}
