package io.sluice.sql.ast;

/** What SHOW lists. */
public enum ShowKind {
    STREAMS,
    TABLES,
    VIEWS,
    SINKS,
    QUERIES,
    FUNCTIONS,
    SETTINGS,
    CONNECTORS,
    OPTIONS,
    ERRORS,
    METRICS
}
