package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.shell.render.OutputMode;
import io.sluice.shell.script.ScriptRunner;
import io.sluice.shell.session.Session;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * README tells the truth: its SQL runs, in order, in one engine, and prints what stands below it; its commands run; its Java is the example's file; its
 * links lead somewhere. {@code -Dexamples.update=true} writes outputs and Java blocks anew.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (\\S+) -->\\n)?```(\\w+)\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    /** A fenced block; {@code note} is the HTML comment right above it. */
    private record Block(String note, String language, String text, int start, int end) {}

    @Test
    void sqlRunsAndPrintsWhatStandsBelow() throws Exception {
        String readme = Files.readString(README);
        StringBuilder rewritten = new StringBuilder(readme);
        StringWriter printed = new StringWriter();
        int shift = 0;
        PrintWriter out = new PrintWriter(printed);
        StringWriter warnings = new StringWriter();
        try (Session session = new Session(
                DriverManager.getConnection("jdbc:sluice:"), out, new PrintWriter(warnings), OutputMode.ALIGNED)) {
            ScriptRunner runner = new ScriptRunner(session);
            for (Block block : blocks(readme)) {
                if (block.language().equals("sql") && !block.note().isEmpty()) {
                    // A whole script of the examples, which has a test of its own: here it must only be the same.
                    assertEquals(Files.readString(Path.of(block.note())), block.text(), block.note());
                } else if (block.language().equals("sql")) {
                    printed.getBuffer().setLength(0);
                    runner.run(new StringReader(block.text()));
                    out.flush();
                } else if (block.language().equals("text")) {
                    String fence = "```text\n" + printed + "```\n";
                    if (Boolean.getBoolean("examples.update")) {
                        rewritten.replace(block.start() + shift, block.end() + shift, fence);
                        shift += fence.length() - (block.end() - block.start());
                    } else {
                        assertEquals(block.text(), printed.toString());
                    }
                }
            }
        }
        if (Boolean.getBoolean("examples.update")) {
            Files.writeString(README, rewritten.toString());
        }
    }

    @Test
    void commandsRun() throws Exception {
        int commands = 0;
        for (Block block : blocks(Files.readString(README))) {
            if (block.language().equals("sh")) {
                for (String line : block.text().strip().split("\n")) {
                    if (line.startsWith("bin/sluice")) {
                        ShellRun run = ShellRun.ofCommandLine(line);
                        int expected = block.note().equals("fails") ? 1 : 0;
                        assertEquals(expected, run.exitCode(), line + "\n" + run.errors());
                        boolean clean = run.errors().lines().allMatch(text -> text.startsWith("warning: "));
                        assertEquals(expected == 0, clean, line + "\n" + run.errors());
                        commands++;
                    }
                }
            }
        }
        assertTrue(commands >= 4, "README shows the shell");
    }

    @Test
    void testCommandIsTheOneOfCi() throws Exception {
        assertTrue(Files.readString(README).contains("```sh\nmvn verify\n```"));
        assertTrue(Files.readString(Path.of(".ci", "run")).contains("mvn -B verify"));
    }

    @Test
    void javaIsTheExample() throws Exception {
        String readme = Files.readString(README);
        for (Block block : blocks(readme)) {
            // The other Java blocks are a few lines of an everyday program, without a file of their own.
            if (block.language().equals("java") && !block.note().isEmpty()) {
                String source = Files.readString(Path.of(block.note()));
                assertEquals(source.substring(source.indexOf("import")), block.text(), block.note());
            }
        }
    }

    @Test
    void linksLeadSomewhere() throws Exception {
        List<String> broken = new ArrayList<>();
        for (String document : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            Matcher link = LINK.matcher(Files.readString(Path.of(document)));
            while (link.find()) {
                if (!Files.exists(Path.of(link.group(1)))) {
                    broken.add(document + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static List<Block> blocks(String readme) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme);
        while (matcher.find()) {
            String note = matcher.group(1) == null ? "" : matcher.group(1);
            int start = matcher.start(2) - 3;
            blocks.add(new Block(note, matcher.group(2), matcher.group(3), start, matcher.end()));
        }
        return blocks;
    }
}
