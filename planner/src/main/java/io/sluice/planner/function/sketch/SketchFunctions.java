package io.sluice.planner.function.sketch;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.Parameter.ANY;
import static io.sluice.planner.function.Parameter.BYTES;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import java.util.List;

/** The scalar functions that ask sketches. */
public final class SketchFunctions {
    public static final List<JavaFunction> ALL = List.of(
            of("HLL_ESTIMATE", Result.WHOLE, BYTES, s -> DistinctSketch.estimate(Sketch.DISTINCT.check(s))),
            of(
                    "CM_ESTIMATE",
                    Result.WHOLE,
                    BYTES,
                    ANY,
                    (s, x) -> CountMinSketch.estimate(Sketch.COUNT_MIN.check(s), Sketch.hash(x.value(), x.type()))),
            of(
                    "BLOOM_CONTAINS",
                    Result.TRUTH,
                    BYTES,
                    ANY,
                    (s, x) -> BloomFilter.contains(Sketch.BLOOM.check(s), Sketch.hash(x.value(), x.type()))),
            of(
                    "MINHASH_SIMILARITY",
                    Result.NUMBER,
                    BYTES,
                    BYTES,
                    (a, b) -> MinHash.similarity(Sketch.MIN_HASH.check(a), Sketch.MIN_HASH.check(b))));

    private SketchFunctions() {}
}
