package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text in upper or lower case: byte by byte while it is ASCII, else as Unicode has it. */
final class Letters {
    private final boolean upper;
    private byte[] bytes = new byte[64];
    private int length;

    Letters(boolean upper) {
        this.upper = upper;
    }

    /** The converted text in the first {@link #length()} bytes; valid until the next call. */
    byte[] convert(long address, int count) {
        if (bytes.length < count) {
            bytes = new byte[count * 2];
        }
        int first = upper ? 'a' : 'A';
        for (int i = 0; i < count; i++) {
            byte b = Memory.getByte(address + i);
            if (b < 0) {
                return unicode(address, count);
            }
            bytes[i] = (byte) (b - first >= 0 && b - first < 26 ? b ^ 0x20 : b);
        }
        length = count;
        return bytes;
    }

    int length() {
        return length;
    }

    private byte[] unicode(long address, int count) {
        byte[] source = new byte[count];
        Memory.copy(address, source, 0, count);
        String text = new String(source, StandardCharsets.UTF_8);
        byte[] converted = (upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8);
        length = converted.length;
        return converted;
    }
}
