package io.sluice.connector;

/** What a connector can do; DESCRIBE and the checks of statements go by it. */
public enum Capability {
    SOURCE,
    SINK,
    /** Its columns can be found out without being declared. */
    SCHEMA_DISCOVERY,
    /** A source can be read again from the start, up to any position it once reported. */
    REPLAYABLE,
    /** A sink takes rows back, not only adds them. */
    RETRACTIONS,
    /** A sink that is given a tick again drops it: exactly-once. */
    IDEMPOTENT_TICKS
}
