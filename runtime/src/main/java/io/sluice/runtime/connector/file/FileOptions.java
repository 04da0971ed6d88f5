package io.sluice.runtime.connector.file;

import static io.sluice.connector.OptionSpec.Kind.BOOLEAN;
import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.OptionSpec;
import io.sluice.runtime.format.Format;
import io.sluice.runtime.format.FormatOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of the file connector, read. */
final class FileOptions {
    static final String PATH = "path";
    static final String FOLLOW = "follow";
    static final String COMPRESSION = "compression";
    static final String CHANGELOG = "changelog";
    static final String ROWS_PER_FILE = "rows_per_file";
    static final String IF_EXISTS = "if_exists";
    static final String PARTITION_BY = "partition_by";

    private FileOptions() {}

    static List<OptionSpec> specs() {
        List<OptionSpec> specs = new ArrayList<>();
        specs.add(OptionSpec.required(
                PATH,
                STRING,
                "A file, a directory, or, to read, a glob such as 'logs/*.csv'; a sink's directory ends in '/'."));
        specs.addAll(FormatOptions.of(null));
        specs.add(OptionSpec.optional(
                FOLLOW,
                BOOLEAN,
                "false",
                "Source: goes on with new files and with whole lines added to known ones; otherwise it ends."));
        specs.add(OptionSpec.choice(
                COMPRESSION,
                List.of("auto", "none", "gzip"),
                "auto",
                "Source: whether files are compressed; auto goes by the ending .gz."));
        specs.add(OptionSpec.optional(
                CHANGELOG,
                BOOLEAN,
                "false",
                "Sink: writes a first column _op of +I or -D, so that rows taken back can be written."));
        specs.add(OptionSpec.optional(
                ROWS_PER_FILE,
                INTEGER,
                "1000000",
                "Sink into a directory: a new file is begun after a tick that reaches it."));
        specs.add(OptionSpec.choice(
                IF_EXISTS,
                List.of("fail", "append", "replace"),
                "fail",
                "Sink: what happens to files that were there before it was created."));
        specs.add(
                OptionSpec.optional(
                        PARTITION_BY,
                        STRING,
                        null,
                        "Sink into a directory: columns, such as 'day, hour', whose values become directories day=…/hour=… instead of columns."));
        return List.copyOf(specs);
    }

    /** The format given, or told by the file names. */
    static Format format(ConnectorOptions options, FileSet files) {
        Optional<String> given = options.text(FormatOptions.FORMAT);
        if (given.isPresent()) {
            return Format.of(given.get());
        }
        return files.list().stream()
                .findFirst()
                .map(path -> path.getFileName().toString())
                .flatMap(Format::ofFileName)
                .or(() -> Format.ofFileName(files.text()))
                .orElseThrow(() -> options.invalid(
                        PATH,
                        "the name of '" + files.text() + "' does not tell its format",
                        "add format = 'csv', 'json' or 'line'"));
    }

    static char delimiter(FileSet files) {
        String name = files.list().stream().findFirst().map(Path::toString).orElse(files.text());
        return delimiter(name);
    }

    static char delimiter(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.tsv(\\.gz)?") ? '\t' : ',';
    }

    /** The format a sink writes: CSV or JSON, never compressed. */
    static Format sinkFormat(ConnectorOptions options, String path) {
        if (path.isBlank() || isCompressed(options, path)) {
            throw options.invalid(
                    PATH, "a sink cannot write to '" + path + "'", "name a .csv or .json file, or a directory");
        }
        Optional<Format> format = options.text(FormatOptions.FORMAT)
                .map(Format::of)
                .or(() -> SinkFiles.isDirectory(path) ? Optional.empty() : Format.ofFileName(path));
        return format.filter(known -> known != Format.LINE)
                .orElseThrow(() -> options.invalid(
                        options.text(FormatOptions.FORMAT).isPresent() ? FormatOptions.FORMAT : PATH,
                        "a sink writes csv or json",
                        "add format = 'csv' or format = 'json'"));
    }

    static boolean isCompressed(ConnectorOptions options, String path) {
        return switch (options.require(COMPRESSION)) {
            case "gzip" -> true;
            case "none" -> false;
            default -> path.toLowerCase(Locale.ROOT).endsWith(".gz");
        };
    }
}
