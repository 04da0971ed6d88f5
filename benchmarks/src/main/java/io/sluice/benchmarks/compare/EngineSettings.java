package io.sluice.benchmarks.compare;

import java.nio.file.Path;

/**
 * What holds for all engines of a comparison.
 *
 * @param data where the events are; an engine may keep them there in another form for its next JVM
 * @param parallelism workers of a query
 */
public record EngineSettings(Path data, int parallelism) {}
