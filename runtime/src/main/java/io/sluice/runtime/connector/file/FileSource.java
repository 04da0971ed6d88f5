package io.sluice.runtime.connector.file;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourceOutput;
import io.sluice.connector.SourcePosition;
import io.sluice.runtime.format.Format;
import io.sluice.runtime.format.FormatOptions;
import io.sluice.runtime.format.ParallelDecoder;
import io.sluice.runtime.format.RowDecoder;
import io.sluice.runtime.format.RowOutput;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files of a set one after the other, in name order. A followed set is looked through again at each poll for new files and
 * for whole lines added to known ones; a last line without its line end waits for it.
 */
final class FileSource implements Source {
    private final String name;
    private final FileSet files;
    private final ConnectorOptions options;
    private final boolean follow;
    private final RowDecoder decoder;
    private final RowOutput out;
    private final ParallelDecoder rows;
    private final ReadBlock block;

    private Map<String, FileProgress> known = new LinkedHashMap<>();
    private Map<String, FileProgress> end;
    private FileReader reader;
    private SourcePosition position;

    FileSource(SourceContext context, FileSet files) {
        this.name = context.name();
        this.files = files;
        this.options = context.options();
        this.follow = options.flag(FileOptions.FOLLOW);
        Format format = FileOptions.format(options, files);
        this.decoder = format.decoder(options, context.rowType(), FileOptions.delimiter(files));
        this.out = new RowOutput(FormatOptions.maxLineBytes(options));
        this.rows = new ParallelDecoder(decoder, out, context.workers(), context.parallelism());
        this.block = new ReadBlock(context.parallelism().getAsInt());
    }

    @Override
    public void stopAt(SourcePosition stop) {
        end = FilePositions.parse(stop);
    }

    @Override
    public void open(Optional<SourcePosition> after) {
        after.ifPresent(position -> known = FilePositions.parse(position));
        lookForFiles();
    }

    @Override
    public State poll(SourceOutput target) {
        out.to(target);
        position = null;
        try {
            while (!target.isFull()) {
                if (reader == null && !openNext()) {
                    return follow && end == null ? State.IDLE : State.ENDED;
                }
                FileReader.State state = reader.read();
                if (state != FileReader.State.FULL) {
                    if (state == FileReader.State.ENDED) {
                        reader.progress().end();
                    } else {
                        reader.progress().waitBehind(block.readTo());
                    }
                    closeReader();
                }
            }
            return State.MORE;
        } catch (IOException | UncheckedIOException e) {
            throw new SluiceException(
                    ErrorCode.CONNECTOR_FAILED, "stream \"" + name + "\" cannot read its files: " + e.getMessage(), e);
        }
    }

    @Override
    public SourcePosition position() {
        if (position == null) {
            position = FilePositions.of(known.values());
        }
        return position;
    }

    @Override
    public Progress progress() {
        if (follow) {
            return Progress.UNKNOWN;
        }
        try {
            long done = 0;
            long total = 0;
            for (FileProgress file : known.values()) {
                long size = Files.size(Path.of(file.path()));
                total += size;
                done += file.ended() ? size : 0;
            }
            return new Progress(done + (reader == null ? 0 : reader.rawPosition()), total);
        } catch (IOException e) {
            return Progress.UNKNOWN;
        }
    }

    /** Also of followed files, those that are there can be read to their ends. */
    @Override
    public boolean isBounded() {
        return true;
    }

    /** Decoders look at every cell. */
    @Override
    public boolean checksRows() {
        return true;
    }

    @Override
    public void close() {
        try {
            closeReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the first file with something unread; false when there is none now. */
    private boolean openNext() throws IOException {
        if (follow && end == null) {
            lookForFiles();
        }
        for (FileProgress file : known.values()) {
            if (!file.ended() && hasUnread(file)) {
                boolean compressed = FileOptions.isCompressed(options, file.path());
                reader = FileReader.open(
                        file, compressed, follow && end == null, limit(file), decoder, rows, out, block);
                return true;
            }
        }
        return false;
    }

    private boolean hasUnread(FileProgress file) throws IOException {
        if (end != null) {
            return file.offset() < limit(file);
        }
        if (!follow || FileOptions.isCompressed(options, file.path())) {
            return true;
        }
        Path path = Path.of(file.path());
        return Files.exists(path) && file.mayHoldMore(Files.size(path));
    }

    private long limit(FileProgress file) {
        if (end == null) {
            return Long.MAX_VALUE;
        }
        FileProgress last = end.get(file.path());
        return last == null ? 0 : last.offset();
    }

    private void lookForFiles() {
        if (end == null) {
            files.list().forEach(path -> known.computeIfAbsent(path.toString(), FileProgress::new));
        } else {
            end.keySet().forEach(path -> known.computeIfAbsent(path, FileProgress::new));
        }
    }

    private void closeReader() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
