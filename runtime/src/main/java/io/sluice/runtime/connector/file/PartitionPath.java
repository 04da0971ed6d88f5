package io.sluice.runtime.connector.file;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.SinkContext;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.sql.diagnostic.NameSuggester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a row of a partitioned sink goes: {@code base/day=2026-01-31/hour=10/}. Characters that a file name should not hold are written as {@code %}
 * and their code; NULL is {@code __HIVE_DEFAULT_PARTITION__}, as other tools write it.
 *
 * @param base the directory of all, ending in a slash
 * @param columns indexes of the partition columns, in the order of the directories
 */
record PartitionPath(String base, int[] columns, List<String> names) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final String ESCAPED = "\"#%'*/:=?\\{}[]^<>|";

    /** Reads the options; INVALID_OPTION if they do not fit the columns. */
    static PartitionPath of(SinkContext context) {
        ConnectorOptions options = context.options();
        RowType rowType = context.rowType();
        String base = options.require(FileOptions.PATH);
        if (!SinkFiles.isDirectory(base)) {
            throw options.invalid(
                    FileOptions.PATH,
                    "a partitioned sink needs a directory, '" + base + "' is none",
                    "end the path in '/'");
        }
        List<String> names = Arrays.stream(
                        options.require(FileOptions.PARTITION_BY).split(","))
                .map(String::strip)
                .toList();
        int[] columns =
                names.stream().mapToInt(name -> column(name, rowType, options)).toArray();
        if (Arrays.stream(columns).distinct().count() < columns.length || columns.length == rowType.size()) {
            throw options.invalid(
                    FileOptions.PARTITION_BY,
                    "partition_by must leave a column to write and name none twice",
                    "the columns are " + String.join(", ", rowType.names()));
        }
        return new PartitionPath(base.endsWith("/") ? base : base + "/", columns, names);
    }

    private static int column(String name, RowType rowType, ConnectorOptions options) {
        int column = rowType.indexOf(name);
        if (column < 0) {
            throw options.invalid(
                    FileOptions.PARTITION_BY,
                    "there is no column \"" + name + "\"",
                    NameSuggester.hint(name, rowType.names()));
        }
        return column;
    }

    boolean isPartition(int column) {
        return Arrays.stream(columns).anyMatch(partition -> partition == column);
    }

    /** Appends a row's directory below the base. */
    void append(ChangeBatch batch, int row, TextBuffer out) {
        for (int i = 0; i < columns.length; i++) {
            out.text(names.get(i)).ascii('=');
            String value = SqlText.of(batch.column(columns[i]), row);
            if (value == null) {
                out.text(NULL);
            } else {
                escape(value, out);
            }
            out.ascii('/');
        }
    }

    /** Does to files that are there what {@code if_exists} says, before the first row is written. */
    void checkExisting(ConnectorOptions options, String extension) {
        String choice = options.require(FileOptions.IF_EXISTS);
        Path root = Path.of(base);
        if (choice.equals("append") || !Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.find(root, columns.length + 1, (file, attributes) -> isPart(file, extension))) {
            for (Path file : files.toList()) {
                if (!choice.equals("replace")) {
                    throw options.failed(
                            FileOptions.PATH,
                            "'" + file + "' exists",
                            "if_exists = 'append' or 'replace' goes on with it, or choose another path");
                }
                Files.delete(file);
            }
        } catch (IOException error) {
            throw options.failed(
                    FileOptions.PATH,
                    "'" + base + "' cannot be read: " + error,
                    "check that the directory can be read");
        }
    }

    private static boolean isPart(Path file, String extension) {
        return file.getFileName().toString().matches("part-\\d{6,}\\." + extension);
    }

    private static void escape(String value, TextBuffer out) {
        value.codePoints().forEach(character -> {
            if (character < ' ' || character == 127 || ESCAPED.indexOf(character) >= 0) {
                out.ascii('%').text(String.format("%02X", character));
            } else {
                out.text(Character.toString(character));
            }
        });
    }
}
