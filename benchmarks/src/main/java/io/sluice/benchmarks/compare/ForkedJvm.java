package io.sluice.benchmarks.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /** Arguments of the JVM that open what Arrow's files and Flink look into. */
    public static final List<String> OPENED = OPENED_PACKAGES.stream()
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    private ForkedJvm() {}

    /**
     * Runs it to its end.
     *
     * @param refused entries to leave out of the class path
     * @param lines gets each line that it prints, errors too
     * @return the exit status
     */
    public static int run(
            Class<?> program,
            Predicate<Path> refused,
            List<String> jvmArguments,
            List<String> arguments,
            Consumer<String> lines)
            throws IOException, InterruptedException {
        return run(program, classPath(refused), jvmArguments, arguments, lines);
    }

    /** The same with a class path of its own. */
    static int run(
            Class<?> program,
            String classPath,
            List<String> jvmArguments,
            List<String> arguments,
            Consumer<String> lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-Duser.timezone=UTC", "-cp", classPath, program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
        }
        return process.waitFor();
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
