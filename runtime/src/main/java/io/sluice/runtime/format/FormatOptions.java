package io.sluice.runtime.format;

import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.OptionSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The options of formats, shared by every connector that carries bytes. */
public final class FormatOptions {
    public static final String FORMAT = "format";
    public static final String HEADER = "header";
    public static final String DELIMITER = "delimiter";
    public static final String QUOTE = "quote";
    public static final String NULL = "null";
    public static final String MAX_LINE_BYTES = "max_line_bytes";

    private static final int LARGEST_LINE = 1 << 30;

    private FormatOptions() {}

    /** @param defaultFormat null when the connector finds the format out itself */
    public static List<OptionSpec> of(String defaultFormat) {
        return List.of(
                OptionSpec.choice(
                        FORMAT,
                        List.of("csv", "json", "line"),
                        defaultFormat,
                        "How rows are written: CSV, one JSON object a line, or each line as one VARCHAR."),
                OptionSpec.choice(
                        HEADER,
                        List.of("auto", "true", "false"),
                        "auto",
                        "CSV: whether the first row names the columns; auto looks whether it does."),
                OptionSpec.optional(
                        DELIMITER, STRING, null, "CSV: one character between cells; a comma, in .tsv files a tab."),
                OptionSpec.optional(QUOTE, STRING, "\"", "CSV: one character around cells; empty for none."),
                OptionSpec.optional(NULL, STRING, "", "CSV: text of an unquoted cell that stands for NULL."),
                OptionSpec.optional(
                        MAX_LINE_BYTES,
                        INTEGER,
                        "1048576",
                        "A longer row is a bad row, so that memory stays bounded."));
    }

    /** @param defaultDelimiter used when none is given */
    public static CsvDialect csv(ConnectorOptions options, char defaultDelimiter) {
        int delimiter = character(options, DELIMITER, options.text(DELIMITER).orElse(String.valueOf(defaultDelimiter)));
        String quoteText = options.require(QUOTE);
        int quote = quoteText.isEmpty() ? -1 : character(options, QUOTE, quoteText);
        if (quote == delimiter) {
            throw options.invalid(QUOTE, "quote and delimiter are the same character", "choose another quote");
        }
        CsvDialect.Header header =
                CsvDialect.Header.valueOf(options.require(HEADER).toUpperCase(Locale.ROOT));
        return new CsvDialect((byte) delimiter, quote, options.require(NULL), header);
    }

    public static int maxLineBytes(ConnectorOptions options) {
        long bytes = options.integer(MAX_LINE_BYTES).orElseThrow();
        if (bytes < 1 || bytes > LARGEST_LINE) {
            throw options.invalid(
                    MAX_LINE_BYTES, "max_line_bytes must be between 1 and " + LARGEST_LINE, "1048576 is the default");
        }
        return (int) bytes;
    }

    private static int character(ConnectorOptions options, String name, String text) {
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 1 || bytes[0] == '\n' || bytes[0] == '\r') {
            throw options.invalid(
                    name, name + " must be one ASCII character", "for example ',' or ';' or '|' or '\\t' for a tab");
        }
        return bytes[0];
    }
}
