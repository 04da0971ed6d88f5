package io.sluice.benchmarks.start;

import io.sluice.benchmarks.compare.Arguments;
import io.sluice.benchmarks.compare.ForkedJvm;
import io.sluice.benchmarks.compare.Spread;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Time by the clock from the launch of a JVM to the {@link FirstResult} of the engine in it, engines by turns. Arguments: {@code --engines}, {@code --runs}
 * (9, after one that does not count), {@code --jvm} arguments of the JVMs (none), {@code --out} directory. Prints a table and writes {@code start.md} and {@code start.json}.
 */
public final class ColdStart {
    private static final List<String> NAMES = List.of("--engines", "--runs", "--jvm", "--out");

    /** No launch takes as long. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final List<String> jvmArguments;
    private final PrintStream log;

    private ColdStart(List<String> jvmArguments, PrintStream log) {
        this.jvmArguments = jvmArguments;
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.out.print(run(Arguments.parse(NAMES, args)));
        } catch (IllegalArgumentException | IllegalStateException error) {
            System.err.println(error.getMessage());
            System.exit(2);
        }
    }

    /** IllegalArgumentException when there is no such engine. */
    static String run(Arguments arguments) throws IOException, InterruptedException {
        List<StartProgram> all = ServiceLoader.load(StartProgram.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(program -> !program.name().equals("sluice")))
                .toList();
        List<String> names = arguments.words(
                "--engines", ",", all.stream().map(StartProgram::name).toList());
        List<StartProgram> programs =
                all.stream().filter(each -> names.contains(each.name())).toList();
        if (programs.size() < names.size()) {
            throw new IllegalArgumentException("of the engines " + names + " there are only "
                    + programs.stream().map(StartProgram::name).toList());
        }
        Path out = Path.of(arguments.text("--out", "target/comparison"));
        return run(programs, arguments.number("--runs", 9), arguments.words("--jvm", " ", List.of()), out);
    }

    /** Returns the table. */
    static String run(List<StartProgram> programs, int runs, List<String> jvmArguments, Path out)
            throws IOException, InterruptedException {
        Files.createDirectories(out);
        List<StartResult> results = new ArrayList<>();
        for (StartProgram program : programs) {
            for (int i = 0; i < program.launches().size(); i++) {
                Path archive = out.resolve(program.name() + "-" + i + ".jsa").toAbsolutePath();
                results.add(new StartResult(
                        program, program.launches().get(i).withArchive(archive.toString()), archive, runs));
            }
        }
        try (PrintStream log =
                new PrintStream(Files.newOutputStream(out.resolve("start.log")), true, StandardCharsets.UTF_8)) {
            ColdStart start = new ColdStart(jvmArguments, log);
            for (StartResult result : results) {
                start.prepare(result);
            }
            for (int run = 0; run < runs; run++) {
                for (StartResult result : results) {
                    result.add(start.launch(result, result.launch().arguments()));
                }
            }
        }
        String table = StartReport.markdown(results, jvmArguments);
        Files.writeString(out.resolve("start.md"), table);
        Files.writeString(out.resolve("start.json"), StartReport.json(results, jvmArguments));
        return table;
    }

    /** A run that does not count: the files are read, and an archive is written if one is wanted. */
    private void prepare(StartResult result) throws IOException, InterruptedException {
        Files.deleteIfExists(result.archive());
        List<String> writing = new ArrayList<>();
        for (String argument : result.launch().arguments()) {
            writing.add(argument.replace("-XX:SharedArchiveFile=", "-XX:ArchiveClassesAtExit=")
                    .replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
        }
        launch(result, writing);
    }

    /** Returns nanoseconds to the first result. */
    private long launch(StartResult result, List<String> launchArguments) throws IOException, InterruptedException {
        log.println("--- " + result.program().name() + " " + launchArguments);
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.addAll(launchArguments);
        long[] found = new long[1];
        long begin = System.nanoTime();
        int status = ForkedJvm.run(
                result.program().program(), result.program()::refuses, arguments, List.of(), LIMIT, line -> {
                    if (line.startsWith(FirstResult.MARK)) {
                        found[0] = System.nanoTime() - begin;
                    }
                    log.println(line);
                });
        if (found[0] == 0) {
            throw new IllegalStateException(result.program().name() + " gave no result and ended with " + status);
        }
        return found[0];
    }

    /** The times of one way to launch. */
    static final class StartResult {
        private final StartProgram program;
        private final Launch launch;
        private final Path archive;
        private final double[] millis;
        private int count;

        StartResult(StartProgram program, Launch launch, Path archive, int runs) {
            this.program = program;
            this.launch = launch;
            this.archive = archive;
            this.millis = new double[runs];
        }

        StartProgram program() {
            return program;
        }

        Launch launch() {
            return launch;
        }

        Path archive() {
            return archive;
        }

        void add(long nanos) {
            millis[count++] = nanos / 1e6;
        }

        Spread spread() {
            return Spread.of(millis);
        }

        double[] millis() {
            return Arrays.copyOf(millis, count);
        }
    }
}
