package io.sluice.runtime.format;

import io.sluice.connector.ConnectorOptions;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.TypeKind;
import java.util.Locale;
import java.util.Optional;

/** The ways rows can be written. */
public enum Format {
    CSV,
    JSON,
    LINE;

    /** The format an option value or a {@code FORMAT} word names; the word has been checked. */
    public static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How names of files that we write end. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file name ends in, {@code .gz} aside, tells; empty when nothing. */
    public static Optional<Format> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return switch (bare.substring(bare.lastIndexOf('.') + 1)) {
            case "csv", "tsv" -> Optional.of(CSV);
            case "json", "jsonl", "ndjson" -> Optional.of(JSON);
            case "txt", "log", "text" -> Optional.of(LINE);
            default -> Optional.empty();
        };
    }

    /** A new decoder; INVALID_OPTION when the format cannot give these columns. */
    public RowDecoder decoder(ConnectorOptions options, RowType rowType, char defaultDelimiter) {
        return switch (this) {
            case CSV -> new CsvDecoder(FormatOptions.csv(options, defaultDelimiter), rowType);
            case JSON -> new JsonDecoder(rowType);
            case LINE -> line(options, rowType);
        };
    }

    /** A new encoder of CSV or JSON; INVALID_OPTION when the options do not allow to write any value. */
    public RowEncoder encoder(ConnectorOptions options, RowType rowType, char defaultDelimiter, boolean changelog) {
        if (this == JSON) {
            return new JsonEncoder(rowType);
        }
        CsvDialect dialect = FormatOptions.csv(options, defaultDelimiter);
        if (dialect.quote() < 0) {
            throw options.invalid(
                    FormatOptions.QUOTE, "CSV cannot be written without a quote", "leave the option out for '\"'");
        }
        return new CsvEncoder(dialect, rowType, changelog);
    }

    private static RowDecoder line(ConnectorOptions options, RowType rowType) {
        if (rowType.size() != 1 || rowType.type(0).kind() != TypeKind.VARCHAR) {
            throw options.invalid(
                    FormatOptions.FORMAT,
                    "format line gives one VARCHAR column, not " + rowType.size() + " of other types",
                    "declare one column, such as (line VARCHAR), or choose format = 'csv' or 'json'");
        }
        return new LineDecoder(rowType);
    }
}
