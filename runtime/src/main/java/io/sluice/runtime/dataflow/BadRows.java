package io.sluice.runtime.dataflow;

/** Takes rows from outside that could not be read. */
@FunctionalInterface
public interface BadRows {
    /**
     * Counts and keeps a row, or throws when the stream is declared to fail.
     *
     * @param raw the row as it came
     * @param where file and line, peer or offset
     */
    void report(String raw, String where, String reason);
}
