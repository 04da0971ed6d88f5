package io.sluice.benchmarks.optional;

import java.util.List;

/** {@code hazelcast}: SQL of Hazelcast, on its stream engine Jet. */
public final class HazelcastFactory extends OptionalEngine {
    public HazelcastFactory() {
        super("hazelcast", "Hazelcast");
    }

    /** What Hazelcast asks for on Java 17; see its manual on "Running in modular Java". */
    @Override
    public List<String> jvmArguments() {
        return List.of(
                "--add-modules=java.se",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.management/sun.management=ALL-UNNAMED",
                "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
    }
}
