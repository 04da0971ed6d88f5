package io.sluice.benchmarks.optional;

import java.util.List;
import java.util.stream.Stream;

/** {@code spark}: Spark Structured Streaming. */
public final class SparkFactory extends OptionalEngine {
    /** What Spark's own launcher opens on Java 17 beside what all engines' JVMs have open. */
    private static final List<String> OPENED = List.of(
            "java.lang.invoke",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    public SparkFactory() {
        super("spark", "Spark");
    }

    @Override
    public List<String> jvmArguments() {
        return Stream.concat(
                        Stream.of(
                                "-Djdk.reflect.useDirectMethodHandle=false",
                                "-Dio.netty.tryReflectionSetAccessible=true"),
                        OPENED.stream().map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED"))
                .toList();
    }
}
