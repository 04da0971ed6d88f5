package io.sluice.benchmarks.growth;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JVM that measures one case, and says what it found on its output. */
public final class GrowthFork {
    private static final String RESULT = "result ";

    private GrowthFork() {}

    /** Measures the case that the arguments say. */
    public static void main(String[] args) throws IOException {
        GrowthCase growth = new GrowthCase(
                GrowthCase.Kind.valueOf(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Long.parseLong(args[3]),
                Long.parseLong(args[4]));
        Optional<GrowthCase> first = growth.warmUp();
        if (first.isPresent()) {
            GrowthRun.measure(first.get());
        }
        System.out.println(RESULT + GrowthRun.measure(growth).toFields());
    }

    /** Measures a case in a new JVM of the same class path; an IllegalStateException with its output if it fails. */
    static GrowthResult measure(GrowthCase growth, List<String> jvmOptions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GrowthFork.class.getName()));
        command.add(growth.kind().name());
        command.add(Integer.toString(growth.size()));
        command.add(Integer.toString(growth.keys()));
        command.add(Long.toString(growth.rows()));
        command.add(Long.toString(growth.rowsPerSecond()));
        File output = File.createTempFile("growth", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            int code = process.waitFor();
            String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(RESULT))
                    .findFirst()
                    .map(line -> GrowthResult.ofFields(line.substring(RESULT.length())))
                    .orElseThrow(() -> new IllegalStateException(growth + " ended with " + code + ":\n" + text));
        } finally {
            if (!output.delete()) {
                output.deleteOnExit();
            }
        }
    }
}
