package io.sluice.runtime.dataflow;

/** What a standing query is doing. */
public enum QueryState {
    /** Reading what its bounded inputs already hold. */
    FILLING,
    /** Kept current. */
    RUNNING,
    /** Its input waits. */
    PAUSED,
    /** Kept current, but its rows so far break what a later row may mend; what it gave before stays readable until then. */
    STALE,
    /** Stopped by an error; what it gave last stays readable. */
    FAILED,
    /** Ended by its reader or by DROP. */
    CLOSED
}
