package io.sluice.runtime.result;

/** What happens when a reader of changes is slower than the ticks. */
public enum SlowReader {
    /** The tick waits for the reader. */
    BLOCK,
    /** The oldest unread changes are thrown away and counted: the reader sees a gap. */
    DROP_OLDEST,
    /** Unread changes are added up: rows that came and went in between are not seen, the sum is right. */
    CONFLATE
}
