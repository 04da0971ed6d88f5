package io.sluice.benchmarks.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was found of one engine with one workload.
 *
 * @param failure why there is nothing to report; all other fields may be empty then
 * @param runs at least one
 * @param loadedBytes memory of the process when the events were in it
 * @param loadedHeapBytes of that, what lay on the heap
 * @param peakBytes most memory of the process while queries ran
 */
record Measurement(
        String engine,
        String version,
        String tuning,
        Optional<String> failure,
        List<RunTime> runs,
        ResultSum result,
        long loadedBytes,
        long loadedHeapBytes,
        long peakBytes) {

    static Measurement failed(String engine, String reason) {
        return new Measurement(engine, "", "", Optional.of(reason), List.of(), new ResultSum(0, 0), 0, 0, 0);
    }

    boolean isGood() {
        return failure.isEmpty();
    }

    /** The same, but not counted. */
    Measurement butFailed(String reason) {
        return new Measurement(
                engine, version, tuning, Optional.of(reason), runs, result, loadedBytes, loadedHeapBytes, peakBytes);
    }

    /** Events per second of processor time: worst, median and best. */
    Spread cpuRate(long events) {
        return rate(events, RunTime::cpuNanos);
    }

    Spread wallRate(long events) {
        return rate(events, RunTime::wallNanos);
    }

    private Spread rate(long events, ToLongFunction<RunTime> nanos) {
        return Spread.of(runs.stream()
                .mapToDouble(run -> events * 1e9 / Math.max(1, nanos.applyAsLong(run)))
                .toArray());
    }
}
