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

    /** So many runs that do not count; an engine that can be tuned finds its best settings here, with more of them if need be. */
    default void warmUp(int runs) throws Exception {
        for (int run = 0; run < runs; run++) {
            run();
        }
    }

    /** All rows, from the first one read until the whole result stands. */
    RunTime run() throws Exception;

    /** What the result of the runs was. */
    ResultSum result() throws Exception;

    /** What was chosen by {@link #warmUp}; empty when there was nothing to choose. */
    default String tuning() {
        return "";
    }

    @Override
    void close();
}
