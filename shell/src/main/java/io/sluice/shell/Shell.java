package io.sluice.shell;

import io.sluice.shell.command.CommandException;
import io.sluice.shell.repl.Repl;
import io.sluice.shell.script.ScriptRunner;
import io.sluice.shell.session.Session;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The program {@code sluice}. */
public final class Shell {
    /** Exit codes: 0 all went well, 1 a statement failed, 2 the command line was wrong. */
    private static final int FAILED = 1;

    private Shell() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int code = run(args, out, errors);
        out.flush();
        System.exit(code);
    }

    /** Runs the shell in this JVM. Returns the exit code. */
    public static int run(String[] args, PrintWriter out, PrintWriter errors) {
        ShellOptions options = new ShellOptions();
        CommandLine commandLine = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(out).setErr(errors);
        try {
            ParseResult parsed = commandLine.parseArgs(args);
            Integer help = CommandLine.executeHelpRequest(parsed);
            return help != null ? help : open(options, out, errors);
        } catch (CommandLine.ParameterException e) {
            errors.println(e.getMessage());
            errors.println("sluice --help shows the options");
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static int open(ShellOptions options, PrintWriter out, PrintWriter errors) {
        Path file = options.file != null ? options.file : options.script;
        try (Connection connection = DriverManager.getConnection(options.url);
                Session session = new Session(connection, out, errors, options.mode);
                TerminalSource terminal = new TerminalSource()) {
            session.timer(options.timer);
            session.terminal(terminal);
            session.onTerminal(TerminalSource.isTerminal());
            ScriptRunner scripts = new ScriptRunner(session);
            if (options.command != null) {
                scripts.run(new StringReader(options.command));
            } else if (file != null) {
                scripts.run(Files.newBufferedReader(file));
            } else if (terminal.get().isPresent()) {
                Path history = Path.of(System.getProperty("user.home"), ".sluice_history");
                new Repl(session, scripts, terminal.get().get(), history).run();
            } else {
                scripts.run(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            }
            return 0;
        } catch (NoSuchFileException e) {
            errors.println("no file " + e.getFile());
        } catch (SQLException | CommandException | IOException e) {
            out.flush();
            errors.println(e.getMessage());
        }
        return FAILED;
    }
}
