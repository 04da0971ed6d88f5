package io.sluice.runtime.connector.file;

import io.sluice.connector.ConnectorOptions;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.format.CsvDialect;
import io.sluice.runtime.format.CsvSample;
import io.sluice.runtime.format.Format;
import io.sluice.runtime.format.FormatOptions;
import io.sluice.runtime.format.JsonSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks into the first file with rows for what the columns are. */
final class FileDiscovery {
    private static final int SAMPLE_BYTES = 1 << 20;

    private FileDiscovery() {}

    static RowType discover(ConnectorOptions options, FileSet files) {
        Format format = FileOptions.format(options, files);
        if (format == Format.LINE) {
            return RowType.of(new Field("line", SqlType.varchar()));
        }
        for (Path path : files.list()) {
            RowType found = columns(options, files, format, path);
            if (found.size() > 0) {
                return found;
            }
        }
        throw options.failed(
                FileOptions.PATH,
                "no file of '" + files.text() + "' holds a row to guess the columns from",
                "declare the columns");
    }

    /** A declared column that the header of the first file does not have is an error right away. */
    static void checkHeader(ConnectorOptions options, FileSet files, RowType rowType) {
        List<Path> paths = files.list();
        if (FileOptions.format(options, files) != Format.CSV || paths.isEmpty()) {
            return;
        }
        byte[] head = head(options, paths.get(0));
        CsvSample sample = new CsvSample(dialect(options, files), head, head.length < SAMPLE_BYTES);
        List<String> missing = sample.missing(rowType);
        if (!missing.isEmpty()) {
            throw options.invalid(
                    FileOptions.PATH,
                    "the header of '" + paths.get(0) + "' has no column \"" + String.join("\", \"", missing) + "\"",
                    "it has: " + String.join(", ", sample.columnNames()));
        }
    }

    private static RowType columns(ConnectorOptions options, FileSet files, Format format, Path path) {
        byte[] head = head(options, path);
        if (format == Format.JSON) {
            return new JsonSample(head).guess();
        }
        return new CsvSample(dialect(options, files), head, head.length < SAMPLE_BYTES).guess();
    }

    private static CsvDialect dialect(ConnectorOptions options, FileSet files) {
        return FormatOptions.csv(options, FileOptions.delimiter(files));
    }

    /** The first bytes of a file; what can be read of it when it is damaged. */
    private static byte[] head(ConnectorOptions options, Path path) {
        byte[] head = new byte[SAMPLE_BYTES];
        int length = 0;
        try (FileBytes bytes = FileBytes.open(path, FileOptions.isCompressed(options, path.toString()))) {
            int count = 0;
            while (count >= 0 && length < head.length) {
                count = bytes.read(head, length, head.length - length);
                length += Math.max(count, 0);
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            // What was read before the damage is enough to look at; reading reports the damage.
        } catch (IOException e) {
            throw options.failed(FileOptions.PATH, "cannot read '" + path + "': " + e.getMessage(), "");
        }
        return java.util.Arrays.copyOf(head, length);
    }
}
