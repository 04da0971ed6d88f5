package io.sluice.runtime.core;

/**
 * A row that could not take part.
 *
 * @param micros when, microseconds since the epoch
 * @param relation the query or stream that left it out
 * @param reason error code and message, or by how much it was late
 * @param row the row as text
 * @param where for rows from outside file and line, peer or offset; else empty
 */
public record RejectedRow(long micros, String relation, String reason, String row, String where) {}
