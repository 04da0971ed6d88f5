package io.sluice.jdbc.parameter;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.SQLException;

/** Reads the streams that JDBC lets callers pass as values. */
public final class Streams {
    private Streams() {}

    /** @param length most bytes to read; −1 for all */
    public static byte[] bytes(InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return null;
        }
        try {
            return length < 0 ? stream.readAllBytes() : stream.readNBytes(Math.toIntExact(length));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @param length most characters to read; −1 for all */
    public static String text(Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        char[] buffer = new char[4096];
        long left = length < 0 ? Long.MAX_VALUE : length;
        try {
            while (left > 0) {
                int count = reader.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    break;
                }
                text.write(buffer, 0, count);
                left -= count;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return text.toString();
    }

    private static SQLException unreadable(IOException e) {
        return SqlErrors.of(
                ErrorCode.INVALID_ARGUMENT, "the stream given as a value cannot be read: " + e.getMessage());
    }
}
