package io.sluice.examples.nexmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of results in the README of the examples. */
final class ResultTable {
    private static final Path README = Path.of("examples", "nexmark", "README.md");
    private static final String BEGIN = "<!-- results -->\n";
    private static final String END = "<!-- end -->";

    private final List<String> lines = new ArrayList<>();

    ResultTable() {
        lines.add("| query | | rows | equal to the oracle |");
        lines.add("|---|---|---:|---|");
    }

    void add(NexmarkQuery query, long rows) {
        lines.add("| [`" + query.name() + "`](" + query.name() + ".sql) | " + query.title() + " | "
                + String.format("%,d", rows) + " | yes |");
    }

    /** The README with this table in it. */
    String inReadme() throws IOException {
        String text = Files.readString(README);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        return text.substring(0, from) + String.join("\n", lines) + "\n" + text.substring(text.indexOf(END));
    }

    /** Compares or, when asked to, writes the README. */
    static void check(String expected, boolean update) throws IOException {
        if (update) {
            Files.writeString(README, expected);
        } else if (!expected.equals(Files.readString(README))) {
            throw new AssertionError(
                    "the table in " + README + " is not what came out; -Dnexmark.update=true writes it");
        }
    }
}
