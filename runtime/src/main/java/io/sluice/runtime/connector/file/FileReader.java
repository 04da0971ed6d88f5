package io.sluice.runtime.connector.file;

import io.sluice.runtime.format.Lines;
import io.sluice.runtime.format.ParallelDecoder;
import io.sluice.runtime.format.RowDecoder;
import io.sluice.runtime.format.RowOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Reads the rows of one open file, moving its {@link FileProgress} row by row. */
final class FileReader implements AutoCloseable {
    /** Why reading stopped. */
    enum State {
        /** The output is full. */
        FULL,
        /** The file, which may grow, has no further whole row now. */
        WAITING,
        /** The file is read. */
        ENDED
    }

    private static final int SHOWN_BYTES = 1_000;

    private final FileProgress progress;
    private final FileBytes bytes;
    private final RowDecoder decoder;
    private final ParallelDecoder rows;
    private final RowOutput out;
    private final boolean mayGrow;
    private final ReadBlock block;
    private boolean begun;
    private boolean atEnd;
    private String broken = "";

    private FileReader(
            FileProgress progress,
            FileBytes bytes,
            RowDecoder decoder,
            ParallelDecoder rows,
            RowOutput out,
            boolean mayGrow,
            ReadBlock block) {
        this.progress = progress;
        this.bytes = bytes;
        this.decoder = decoder;
        this.rows = rows;
        this.out = out;
        this.mayGrow = mayGrow;
        this.block = block;
    }

    /**
     * Opens a file where its progress stands.
     *
     * @param limit no byte from there on is read
     */
    static FileReader open(
            FileProgress progress,
            boolean compressed,
            boolean follow,
            long limit,
            RowDecoder decoder,
            ParallelDecoder rows,
            RowOutput out,
            ReadBlock block)
            throws IOException {
        FileBytes bytes = FileBytes.open(Path.of(progress.path()), compressed);
        block.restart(limit);
        return new FileReader(progress, bytes, decoder, rows, out, follow && !compressed, block);
    }

    FileProgress progress() {
        return progress;
    }

    long rawPosition() throws IOException {
        return bytes.rawPosition();
    }

    State read() throws IOException {
        if (!begun && !begin()) {
            return end();
        }
        while (true) {
            usedUpTo(rows.decode(block.bytes(), block.from(), block.to(), isLast()));
            if (out.isFull()) {
                return State.FULL;
            }
            if (atEnd) {
                return end();
            }
            if (block.size() > out.maxLineBytes() && Lines.end(block.bytes(), block.from(), block.to()) < 0) {
                if (!skipLine()) {
                    return State.WAITING;
                }
            } else {
                fill();
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private boolean isLast() {
        return atEnd && !mayGrow && broken.isEmpty();
    }

    /** Reads what stands before the rows, needed also when they were partly read before; false when the file ends too early. */
    private boolean begin() throws IOException {
        out.from(progress.path(), 1);
        out.silent(progress.offset() > 0);
        int used = decoder.begin(block.bytes(), block.from(), block.to(), isLast(), out);
        while (used == RowDecoder.NEEDS_MORE && !atEnd) {
            fill();
            used = decoder.begin(block.bytes(), block.from(), block.to(), isLast(), out);
        }
        out.silent(false);
        if (used == RowDecoder.NEEDS_MORE) {
            return false;
        }
        begun = true;
        if (progress.offset() <= used) {
            block.use(used);
            progress.moveTo(used, out.line());
            return true;
        }
        out.from(progress.path(), progress.line());
        if (progress.offset() <= block.readTo()) {
            block.use((int) progress.offset());
            return true;
        }
        return skip();
    }

    private boolean skip() throws IOException {
        long readTo = block.readTo();
        block.continueAt(progress.offset());
        return attempt(() -> {
            bytes.skipTo(progress.offset(), readTo);
            return true;
        });
    }

    private void fill() throws IOException {
        attempt(() -> block.fill(bytes));
    }

    /** Whether there was something to read; damage is remembered as the end. */
    private boolean attempt(ReadAction action) throws IOException {
        try {
            atEnd = !action.run();
        } catch (EOFException e) {
            atEnd = true;
            broken = "the compressed file is cut off";
        } catch (ZipException e) {
            atEnd = true;
            broken = "the compressed file is damaged: " + e.getMessage();
        }
        return !atEnd;
    }

    /** Reads; false at the end. */
    private interface ReadAction {
        boolean run() throws IOException;
    }

    private State end() {
        if (!broken.isEmpty()) {
            out.bad(block.bytes(), block.from(), block.to(), broken + "; rows from here on are lost");
            return State.ENDED;
        }
        if (mayGrow && begun && block.size() > 0) {
            usedUpTo(decoder.decodeUnterminated(block.bytes(), block.from(), block.to(), out));
        }
        return mayGrow ? State.WAITING : State.ENDED;
    }

    private void usedUpTo(int next) {
        progress.moveTo(progress.offset() + next - block.from(), out.line());
        block.use(next - block.from());
    }

    /** Passes over a line longer than is allowed; false when a growing file has not got its end yet. */
    private boolean skipLine() throws IOException {
        byte[] head =
                Arrays.copyOfRange(block.bytes(), block.from(), block.from() + Math.min(block.size(), SHOWN_BYTES));
        long length = 0;
        int lineEnd = -1;
        while (lineEnd < 0 && !atEnd) {
            length += block.size();
            block.use(block.size());
            fill();
            lineEnd = Lines.end(block.bytes(), block.from(), block.to());
        }
        if (lineEnd < 0 && mayGrow) {
            return false;
        }
        int rest = lineEnd < 0 ? block.size() : lineEnd - block.from();
        length += rest;
        block.use(rest);
        out.bad(head, 0, head.length, out.tooLong(length));
        out.advance(1);
        progress.moveTo(progress.offset() + length, out.line());
        return true;
    }
}
