package io.sluice.benchmarks.latency;

import java.util.List;
import java.util.ServiceLoader;

/** The program of an engine's own JVM: one run. Arguments: engine, view, setting, events a second, events to warm up, events in all. */
public final class LatencyFork {
    static final String RESULT = "@ result ";

    private LatencyFork() {}

    public static void main(String[] args) throws Exception {
        LatencyRun run = new LatencyRun(
                LatencyView.valueOf(args[1]),
                args[2],
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        System.out.println(RESULT + find(args[0]).measure(run).toFields());
        System.out.flush();
        // Some engines leave threads behind that are no daemons.
        System.exit(0);
    }

    static List<String> arguments(LatencyEngine engine, LatencyRun run) {
        return List.of(
                engine.name(),
                run.view().name(),
                run.setting(),
                Integer.toString(run.rate()),
                Integer.toString(run.warmUpEvents()),
                Integer.toString(run.events()));
    }

    /** IllegalArgumentException when it is not on the class path. */
    static LatencyEngine find(String name) {
        List<LatencyEngine> engines = ServiceLoader.load(LatencyEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no engine " + name + "; on the class path are "
                                + engines.stream().map(LatencyEngine::name).toList()));
    }
}
