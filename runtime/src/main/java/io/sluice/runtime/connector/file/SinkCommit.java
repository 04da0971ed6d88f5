package io.sluice.runtime.connector.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a file sink has completed, kept in a hidden file beside its output: everything behind it belongs to a tick that never ended.
 *
 * @param tick the last tick whose rows are written
 * @param length bytes of the last file that belong to completed ticks
 * @param rows of the last file
 * @param file name of the last file
 */
record SinkCommit(long tick, long length, long rows, String file) {
    static Optional<SinkCommit> read(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(log).strip().split(" ", 4);
        return Optional.of(
                new SinkCommit(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
    }

    /** Replaces the file at once, so that it always holds one whole commit. */
    void write(Path log) throws IOException {
        Path next = log.resolveSibling(log.getFileName() + ".new");
        byte[] text = (tick + " " + length + " " + rows + " " + file + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
        Files.move(next, log, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
