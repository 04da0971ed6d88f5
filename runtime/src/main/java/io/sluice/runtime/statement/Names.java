package io.sluice.runtime.statement;

/** Names as SQL text. */
final class Names {
    private Names() {}

    /** Each part of a dotted name in quotes. */
    static String quoted(String dotted) {
        StringBuilder text = new StringBuilder();
        for (String part : dotted.split("\\.")) {
            text.append(text.isEmpty() ? "\"" : ".\"")
                    .append(part.replace("\"", "\"\""))
                    .append('"');
        }
        return text.toString();
    }
}
