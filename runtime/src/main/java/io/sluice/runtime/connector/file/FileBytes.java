package io.sluice.runtime.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** The bytes of one file, decompressed. */
final class FileBytes implements AutoCloseable {
    private static final int GZIP_BUFFER = 1 << 16;

    private final FileChannel channel;
    private final boolean compressed;
    private InputStream gzip;

    private FileBytes(FileChannel channel, boolean compressed) {
        this.channel = channel;
        this.compressed = compressed;
    }

    static FileBytes open(Path path, boolean compressed) throws IOException {
        return new FileBytes(FileChannel.open(path, StandardOpenOption.READ), compressed);
    }

    /** Reads up to {@code length} bytes; −1 at the end of what is there now. */
    int read(byte[] target, int offset, int length) throws IOException {
        return compressed ? gzip().read(target, offset, length) : channel.read(ByteBuffer.wrap(target, offset, length));
    }

    /** Goes on reading at a byte, counted after decompression, that lies behind {@code at}, where reading stands. */
    void skipTo(long offset, long at) throws IOException {
        if (compressed) {
            gzip().skipNBytes(offset - at);
        } else {
            channel.position(offset);
        }
    }

    /** Bytes of the file itself that have been read. */
    long rawPosition() throws IOException {
        return channel.position();
    }

    /** Made on first use, because it reads the file's head and finds it damaged. */
    private InputStream gzip() throws IOException {
        if (gzip == null) {
            gzip = new GZIPInputStream(Channels.newInputStream(channel), GZIP_BUFFER);
        }
        return gzip;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
