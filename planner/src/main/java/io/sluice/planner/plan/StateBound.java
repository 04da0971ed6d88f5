package io.sluice.planner.plan;

/**
 * What keeps the state of one operator from growing.
 *
 * @param advice for UNBOUNDED: the clause that would bound it; else empty
 */
public record StateBound(Kind kind, String advice) {
    /** From best to worst. */
    public enum Kind {
        /** Keeps nothing between ticks. */
        NONE,
        /** A fixed number of rows. */
        CONSTANT,
        /** Freed as the watermark passes. */
        WATERMARK,
        /** Freed as the clock passes. */
        CLOCK,
        /** One entry per distinct key of a table that is itself finite. */
        KEYS,
        /** Grows with the stream. */
        UNBOUNDED
    }

    public static final StateBound NONE = new StateBound(Kind.NONE, "");

    public static StateBound of(Kind kind) {
        return new StateBound(kind, "");
    }
}
