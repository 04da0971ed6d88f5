package io.sluice.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** Tables as Arrow streams in a directory, {@code bid.arrow} and so on, one batch for each tick: how the events get into the JVM of an engine. */
public final class EventFiles {
    private static final int BUFFER = 1 << 20;

    private EventFiles() {}

    /** @param batches of one schema; stay the caller's */
    public static void write(Path directory, String table, List<VectorSchemaRoot> batches, BufferAllocator allocator)
            throws IOException {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(batches.get(0).getSchema(), allocator);
                WritableByteChannel out = Channels.newChannel(Files.newOutputStream(file(directory, table)));
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
            VectorLoader loader = new VectorLoader(root);
            for (VectorSchemaRoot batch : batches) {
                try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
                    loader.load(record);
                }
                writer.writeBatch();
            }
        }
    }

    /** Shows one batch after the other; each is gone when the consumer returns. */
    public static void read(
            Path directory, String table, BufferAllocator allocator, Consumer<VectorSchemaRoot> consumer) {
        try (ArrowStreamReader reader = new ArrowStreamReader(
                new java.io.BufferedInputStream(Files.newInputStream(file(directory, table)), BUFFER), allocator)) {
            while (reader.loadNextBatch()) {
                consumer.accept(reader.getVectorSchemaRoot());
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static Path file(Path directory, String table) {
        return directory.resolve(table + ".arrow");
    }
}
