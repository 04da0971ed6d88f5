package io.sluice.examples;

import io.sluice.shell.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell run in this JVM with the words of a command line. */
record ShellRun(int exitCode, String output, String errors) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static ShellRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errorWriter = new PrintWriter(errors);
        int code = Shell.run(args, outWriter, errorWriter);
        outWriter.flush();
        errorWriter.flush();
        return new ShellRun(code, out.toString(), errors.toString());
    }

    /** {@code bin/sluice …} as typed into a POSIX shell, quotes understood. */
    static ShellRun ofCommandLine(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return of(words.subList(1, words.size()).toArray(String[]::new));
    }
}
