package io.sluice.runtime.connector.file;

import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.ChangeOp;
import io.sluice.runtime.format.RowEncoder;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Appends the rows of a tick at its end and then records how long the file is, so that a tick given again is dropped and one that did
 * not end is cut off. Keeps the rows of the running tick in memory.
 */
final class FileSink implements Sink {
    private final SinkContext context;
    private final SinkFiles files;
    private final RowEncoder encoder;
    private final boolean changelog;
    private final int[] key;
    private final long rowsPerFile;
    private final TextBuffer pending = new TextBuffer();
    private long pendingRows;

    private Path file;
    private FileChannel channel;
    private long length;
    private long rows;
    private long completed = -1;

    FileSink(SinkContext context, SinkFiles files, RowEncoder encoder, long rowsPerFile) {
        this.context = context;
        this.files = files;
        this.encoder = encoder;
        this.changelog = context.options().flag(FileOptions.CHANGELOG);
        this.key = context.key().stream().mapToInt(Integer::intValue).toArray();
        this.rowsPerFile = rowsPerFile;
    }

    @Override
    public void open(long lastTick) {
        attempt(() -> {
            files.createDirectories();
            file = files.first();
            Optional<SinkCommit> commit = lastTick < 0 ? Optional.empty() : SinkCommit.read(files.commitLog());
            if (commit.isPresent()) {
                resume(commit.get());
            } else {
                start(lastTick < 0);
            }
        });
    }

    @Override
    public void write(long tick, ChangeBatch changes) {
        ChangeOp.forEach(changes, key, (op, row) -> add(tick, op, changes, row));
    }

    /** Takes one change of the running tick. */
    void add(long tick, ChangeOp op, ChangeBatch changes, int row) {
        if (tick > completed) {
            encoder.row(changelog ? op.code() : null, changes, row, pending);
            pendingRows++;
        }
    }

    @Override
    public void endTick(long tick) {
        if (tick <= completed) {
            return;
        }
        if (pendingRows > 0) {
            attempt(() -> append(tick));
        }
        completed = tick;
    }

    /** Lets go of its file until it has more to write. */
    @Override
    public void close() {
        attempt(this::closeChannel);
    }

    private void start(boolean isNew) throws IOException {
        List<Path> existing = files.existing();
        Files.deleteIfExists(files.commitLog());
        if (existing.isEmpty()) {
            return;
        }
        switch (isNew ? context.options().require(FileOptions.IF_EXISTS) : "replace") {
            case "append" -> {
                Path last = existing.get(existing.size() - 1);
                file = files.isDirectory() ? files.after(last) : last;
                length = files.isDirectory() ? 0 : Files.size(last);
            }
            case "replace" -> {
                for (Path old : existing) {
                    Files.delete(old);
                }
            }
            default ->
                throw context.options()
                        .failed(
                                FileOptions.PATH,
                                "'" + existing.get(0) + "' exists",
                                "if_exists = 'append' or 'replace' goes on with it, or choose another path");
        }
    }

    private void resume(SinkCommit commit) throws IOException {
        file = files.named(commit.file());
        length = commit.length();
        rows = commit.rows();
        completed = commit.tick();
        openChannel();
        if (channel.size() < length) {
            throw new IOException(file + " is shorter than what was written to it");
        }
        channel.truncate(length);
        boolean later = false;
        for (Path existing : files.existing()) {
            if (later) {
                Files.delete(existing);
            }
            later |= existing.equals(file);
        }
    }

    private void append(long tick) throws IOException {
        if (files.isDirectory() && rows >= rowsPerFile) {
            closeChannel();
            file = files.after(file);
            length = 0;
            rows = 0;
        }
        openChannel();
        long end = length;
        if (length == 0) {
            TextBuffer head = new TextBuffer();
            encoder.begin(head);
            end = write(head, end);
        }
        // Only a whole tick moves the length, so that a failed one is overwritten when it is tried again.
        end = write(pending, end);
        channel.force(false);
        length = end;
        rows += pendingRows;
        new SinkCommit(tick, length, rows, file.getFileName().toString()).write(files.commitLog());
        pending.clear();
        pendingRows = 0;
    }

    private long write(TextBuffer text, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.bytes(), 0, text.length());
        long end = position;
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        return end;
    }

    private void openChannel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    private void closeChannel() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private void attempt(WriteAction action) {
        try {
            action.run();
        } catch (IOException e) {
            Diagnostic problem = Diagnostic.of(
                            ErrorCode.CONNECTOR_FAILED,
                            SourceSpan.NONE,
                            "sink \"" + context.name() + "\" cannot write to '" + files.path() + "': " + e)
                    .withHint("check that the directory can be written and has room");
            throw new SluiceException(problem, "", e);
        }
    }

    /** Writes outside. */
    private interface WriteAction {
        void run() throws IOException;
    }
}
