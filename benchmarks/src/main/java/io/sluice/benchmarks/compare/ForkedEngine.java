package io.sluice.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs {@link Fork} and reads what it says. */
final class ForkedEngine {
    private final ComparisonOptions options;
    private final Path data;
    private final PrintStream log;

    /** @param log gets everything the JVM prints, for a look at what went wrong */
    ForkedEngine(ComparisonOptions options, Path data, PrintStream log) {
        this.options = options;
        this.data = data;
        this.log = log;
    }

    Measurement measure(EngineFactory engine, Workload workload) throws IOException, InterruptedException {
        Map<String, String> said = new HashMap<>();
        List<RunTime> runs = new ArrayList<>();
        String classPath = engine.classPath().orElseGet(() -> ForkedJvm.classPath(engine::refuses));
        List<String> arguments = arguments(engine, workload);
        int status;
        try {
            status = ForkedJvm.run(Fork.class, classPath, jvmArguments(engine), arguments, options.limit(), line -> {
                log.println(line);
                if (line.startsWith(Fork.MARK)) {
                    String[] words = line.substring(Fork.MARK.length()).split(" ", 2);
                    said.put(words[0], words[1]);
                    if (words[0].equals("run")) {
                        runs.add(new RunTime(number(words[1], 0), number(words[1], 1)));
                    }
                }
            });
        } catch (IllegalStateException stopped) {
            log.println(stopped.getMessage());
            return Measurement.failed(engine.name(), stopped.getMessage());
        }
        if (said.containsKey("failed") || !said.containsKey("result")) {
            return Measurement.failed(engine.name(), said.getOrDefault("failed", "ended with status " + status));
        }
        return new Measurement(
                engine.name(),
                said.get("version"),
                said.get("tuning"),
                Optional.empty(),
                runs,
                new ResultSum(number(said.get("result"), 0), number(said.get("result"), 1)),
                number(said.get("loaded"), 0),
                number(said.get("loaded"), 1),
                number(said.get("peak"), 0));
    }

    private List<String> jvmArguments(EngineFactory engine) {
        return Stream.concat(options.forkArguments().stream(), engine.jvmArguments().stream())
                .toList();
    }

    private List<String> arguments(EngineFactory engine, Workload workload) {
        List<String> arguments = new ArrayList<>(List.of(engine.name(), workload.name(), data.toString()));
        for (int number : new int[] {options.parallelism(), options.warmUpRuns(), options.runs(), options.seconds()}) {
            arguments.add(Integer.toString(number));
        }
        return arguments;
    }

    private static long number(String words, int index) {
        return Long.parseLong(words.split(" ")[index]);
    }
}
