package io.sluice.benchmarks.compare;

/**
 * An engine with one workload, alone in its JVM. For one thread. Called in the order of these methods; {@link #run()} and {@link #result()} as
 * often as wanted.
 */
public interface Engine extends AutoCloseable {
    /** Product and version, and the settings that a reader must know. */
    String version();

    /** Makes the rows ready in memory, in the form that costs the engine least to read, and whatever else is not measured. */
    void load() throws Exception;

    /** Finds the settings that suit the workload best; an engine that has none to choose does nothing. */
    default void tune() throws Exception {}

    /** All rows, from the first one read until the whole result stands. */
    RunTime run() throws Exception;

    /** What the result of the runs was. */
    ResultSum result() throws Exception;

    /** What was chosen by {@link #tune}; empty when there was nothing to choose. */
    default String tuning() {
        return "";
    }

    @Override
    void close();
}
