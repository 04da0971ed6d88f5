package io.sluice.runtime.connector.file;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.format.Format;
import io.sluice.runtime.format.RowEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code connector = 'file'}. */
public final class FileConnector implements ConnectorFactory {
    private static final List<OptionSpec> OPTIONS = FileOptions.specs();

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String description() {
        return "Reads and writes files of CSV, JSON or plain lines.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.SOURCE,
                Capability.SCHEMA_DISCOVERY,
                Capability.REPLAYABLE,
                Capability.SINK,
                Capability.RETRACTIONS,
                Capability.IDEMPOTENT_TICKS);
    }

    @Override
    public RowType discover(ConnectorOptions options) {
        FileSet files = existing(options);
        if (files.list().isEmpty()) {
            throw nothingThere(options, files, "the columns cannot be guessed; declare them");
        }
        return FileDiscovery.discover(options, files);
    }

    @Override
    public Source createSource(SourceContext context) {
        FileSet files = existing(context.options());
        FileDiscovery.checkHeader(context.options(), files, context.rowType());
        return new FileSource(context, files);
    }

    @Override
    public Sink createSink(SinkContext context) {
        ConnectorOptions options = context.options();
        if (!context.appendOnly() && !options.flag(FileOptions.CHANGELOG)) {
            throw options.invalid(
                    FileOptions.CHANGELOG,
                    "sink \"" + context.name() + "\" would have to take rows back, which a plain file cannot",
                    "changelog = true writes every change with its _op; EMIT FINAL gives rows that never change");
        }
        long rowsPerFile = options.integer(FileOptions.ROWS_PER_FILE).orElseThrow();
        if (rowsPerFile < 1) {
            throw options.invalid(
                    FileOptions.ROWS_PER_FILE, "rows_per_file must be at least 1", "1000000 is the default");
        }
        String path = options.require(FileOptions.PATH);
        Format format = FileOptions.sinkFormat(options, path);
        if (options.text(FileOptions.PARTITION_BY).isPresent()) {
            return new PartitionedFileSink(context, format, rowsPerFile);
        }
        SinkFiles files = new SinkFiles(path, format.extension());
        RowEncoder encoder = format.encoder(
                options, context.rowType(), FileOptions.delimiter(path), options.flag(FileOptions.CHANGELOG));
        return new FileSink(context, files, encoder, rowsPerFile);
    }

    private static FileSet existing(ConnectorOptions options) {
        String path = options.require(FileOptions.PATH);
        if (path.isBlank()) {
            throw options.invalid(FileOptions.PATH, "the path is empty", "name a file, a directory or a glob");
        }
        FileSet files = new FileSet(path);
        if (!Files.exists(files.base())) {
            throw options.failed(
                    FileOptions.PATH,
                    "there is no " + (files.isGlob() ? "directory" : "file or directory") + " '" + files.base() + "'",
                    "relative paths start at the working directory "
                            + Path.of("").toAbsolutePath());
        }
        if (!options.flag(FileOptions.FOLLOW) && files.list().isEmpty()) {
            throw nothingThere(options, files, "follow = true waits for files to come");
        }
        return files;
    }

    private static RuntimeException nothingThere(ConnectorOptions options, FileSet files, String hint) {
        return options.failed(
                FileOptions.PATH,
                files.isGlob()
                        ? "no file in '" + files.base().toAbsolutePath().normalize() + "' matches '" + files.text()
                                + "'"
                        : "directory '" + files.text() + "' holds no file",
                hint);
    }
}
