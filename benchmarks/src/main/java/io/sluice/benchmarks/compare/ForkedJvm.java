package io.sluice.benchmarks.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A JVM of its own for a program, with the class path and the Java of this one. */
public final class ForkedJvm {
    private static final List<String> OPENED_PACKAGES = List.of(
            "java.lang",
            "java.lang.reflect",
            "java.net",
            "java.io",
            "java.nio",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    /** Java asks for leave from this version on to use memory beside its heap. */
    private static final int ASKS_FOR_MEMORY = 24;

    /** Arguments of the JVM that open what Arrow, Flink, Spark and Hazelcast look into. */
    public static final List<String> OPENED = Stream.concat(
                    OPENED_PACKAGES.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"),
                    Runtime.version().feature() < ASKS_FOR_MEMORY
                            ? Stream.of()
                            : Stream.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"))
            .toList();

    private ForkedJvm() {}

    /**
     * Runs it to its end. IllegalStateException with a text for the user when that has not come in time; it is stopped then.
     *
     * @param refused entries to leave out of the class path
     * @param limit how long it may take
     * @param lines gets each line that it prints, errors too
     * @return the exit status
     */
    public static int run(
            Class<?> program,
            Predicate<Path> refused,
            List<String> jvmArguments,
            List<String> arguments,
            Duration limit,
            Consumer<String> lines)
            throws IOException, InterruptedException {
        return run(program, classPath(refused), jvmArguments, arguments, limit, lines);
    }

    /** The same with a class path of its own. */
    static int run(
            Class<?> program,
            String classPath,
            List<String> jvmArguments,
            List<String> arguments,
            Duration limit,
            Consumer<String> lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-Duser.timezone=UTC", "-cp", classPath, program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        CompletableFuture<Process> end = process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        end.exceptionally(late -> {
            // What it has started holds its output open.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            return process.destroyForcibly();
        });
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
        }
        int status = process.waitFor();
        if (end.isCompletedExceptionally()) {
            throw new IllegalStateException("stopped after " + limit.toSeconds() + " s without an end");
        }
        return status;
    }

    /** That of this JVM without some entries. */
    static String classPath(Predicate<Path> refused) {
        List<String> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!refused.test(Path.of(entry))) {
                kept.add(entry);
            }
        }
        return String.join(File.pathSeparator, kept);
    }
}
