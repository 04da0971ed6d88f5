package io.sluice.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A script file, taken apart. */
final class Script {
    private static final String INDENT = "  ";

    private final Path file;
    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();

    private Script(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Script read(Path file) throws IOException {
        Script script = new Script(file, Files.readAllLines(file));
        script.parse();
        return script;
    }

    List<Step> steps() {
        return steps;
    }

    String name() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    /** The modes the script allows. */
    Set<ScriptMode> modes() {
        for (Step step : steps) {
            if (step.directive() == Directive.ONLY) {
                Set<ScriptMode> modes = EnumSet.noneOf(ScriptMode.class);
                Arrays.stream(step.text().split("\\s+"))
                        .forEach(word -> modes.add(ScriptMode.valueOf(word.toUpperCase(Locale.ROOT))));
                return modes;
            }
        }
        return EnumSet.allOf(ScriptMode.class);
    }

    /** False after {@code law off}. */
    boolean holdsLaw() {
        return steps.stream().noneMatch(step -> step.directive() == Directive.LAW);
    }

    /** Writes the file with these lines in the place of what the steps expected. */
    void rewrite(Map<Step, List<String>> actual) throws IOException {
        Map<Integer, Step> byLine = new TreeMap<>();
        actual.keySet().forEach(step -> byLine.put(step.expectedFrom(), step));
        List<String> updated = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            Step step = byLine.get(i);
            if (step != null) {
                actual.get(step).forEach(line -> updated.add((INDENT + line).stripTrailing()));
                i += step.expected().size();
            }
            if (i < lines.size()) {
                updated.add(lines.get(i));
            }
        }
        Files.write(file, updated);
    }

    private void parse() {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("--")) {
                at++;
                continue;
            }
            at = parseStep(at);
        }
    }

    /** Returns the index of the line after the step. */
    private int parseStep(int first) {
        String start = lines.get(first).strip();
        String word = start.split("\\s+", 2)[0];
        Directive directive = Directive.of(word).orElse(Directive.STATEMENT);
        StringBuilder text = new StringBuilder(
                directive == Directive.STATEMENT
                        ? start
                        : start.substring(word.length()).strip());
        int at = first + 1;
        if (directive.takesSql()) {
            while (!text.toString().stripTrailing().endsWith(";")) {
                if (at == lines.size()) {
                    throw new IllegalArgumentException(name() + ":" + (first + 1) + ": no semicolon ends this");
                }
                text.append('\n').append(lines.get(at++));
            }
            String sql = text.toString().stripTrailing();
            text.setLength(0);
            text.append(sql, 0, sql.length() - 1);
        } else {
            while (at < lines.size()
                    && lines.get(at).startsWith(INDENT)
                    && lines.get(at).strip().startsWith("+ (")) {
                text.append(' ').append(lines.get(at++).strip());
            }
        }
        int expectedFrom = at;
        List<String> expected = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith(INDENT)) {
            expected.add(lines.get(at++).substring(INDENT.length()).stripTrailing());
        }
        steps.add(new Step(first + 1, directive, text.toString(), expected, expectedFrom));
        return at;
    }
}
