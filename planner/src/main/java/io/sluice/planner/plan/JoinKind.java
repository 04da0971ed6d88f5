package io.sluice.planner.plan;

/** Which rows of a join come out. */
public enum JoinKind {
    /** Each pair that matches. */
    INNER,
    /** Also each left row without a match, with NULLs for the right columns. */
    LEFT,
    /** Also each right row without a match, with NULLs for the left columns. */
    RIGHT,
    /** Also the rows of both sides without a match. */
    FULL,
    /** Each left row that has a match, once; the left columns only. */
    SEMI,
    /** Each left row that has no match; the left columns only. */
    ANTI;

    /** Whether the output has the columns of both sides, left then right. */
    public boolean givesBothSides() {
        return this != SEMI && this != ANTI;
    }

    /** Whether right columns of the output may be NULL for want of a match. */
    public boolean padsRight() {
        return this == LEFT || this == FULL;
    }

    /** Whether left columns of the output may be NULL for want of a match. */
    public boolean padsLeft() {
        return this == RIGHT || this == FULL;
    }
}
