package io.sluice.planner.plan;

/** What may flow along an edge of a plan. */
public enum ChangeMode {
    /** Rows are only added: batches need no weights. */
    APPEND,
    /** Rows may also be taken back: weights of −1. */
    CHANGING
}
