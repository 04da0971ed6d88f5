package io.sluice.shell;

import io.sluice.shell.render.OutputMode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code sluice}. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        version = "sluice 0.1.0",
        description = "SQL on moving data. Without -c, -f or input from a pipe it is interactive.",
        footer = {
            "",
            "Examples:",
            "  sluice -c \"SELECT 1 + 1\"",
            "  sluice -f script.sql --mode csv",
            "  echo \"SHOW FUNCTIONS;\" | sluice"
        })
final class ShellOptions {
    @Option(
            names = {"-c", "--command"},
            paramLabel = "SQL",
            description = "Run these statements and leave.")
    String command;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Run a script and leave.")
    Path file;

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "MODE",
            description = "How results look: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "ALIGNED")
    OutputMode mode;

    @Option(names = "--timer", description = "Show how long each statement took.")
    boolean timer;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "JDBC URL of the engine. Default: ${DEFAULT-VALUE}.",
            defaultValue = "jdbc:sluice:")
    String url;

    @Parameters(arity = "0..1", paramLabel = "SCRIPT", description = "A script to run, the same as -f.")
    Path script;
}
