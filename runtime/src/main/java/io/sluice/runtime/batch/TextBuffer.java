package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 text being put together, used again and again. Not thread-safe. */
public final class TextBuffer {
    private byte[] bytes = new byte[64];
    private int length;

    /** The text is in {@code bytes()[0 .. length())}; valid until the next change. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets all but the first bytes. */
    void truncate(int count) {
        length = count;
    }

    /** Appends one ASCII character. */
    public TextBuffer ascii(int character) {
        ensure(1);
        bytes[length++] = (byte) character;
        return this;
    }

    public TextBuffer text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return utf8(encoded, 0, encoded.length);
    }

    public TextBuffer utf8(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    public TextBuffer utf8(long address, int count) {
        ensure(count);
        Memory.copy(address, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends a number in decimal digits. */
    public TextBuffer number(long value) {
        if (value == Long.MIN_VALUE) {
            return text("-9223372036854775808");
        }
        if (value < 0) {
            ascii('-');
        }
        return digits(Math.abs(value), 1);
    }

    /** Appends a number that is not negative, with zeros in front up to {@code width} digits. */
    public TextBuffer digits(long value, int width) {
        int count = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            count++;
        }
        int total = Math.max(count, width);
        ensure(total);
        long rest = value;
        for (int i = length + total - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += total;
        return this;
    }

    /** Appends {@code value}, a count of 10^-digits, as a point and fraction without trailing zeros; nothing for 0. */
    public TextBuffer fraction(long value, int digits) {
        if (value == 0) {
            return this;
        }
        int width = digits;
        long rest = value;
        while (rest % 10 == 0) {
            rest /= 10;
            width--;
        }
        return ascii('.').digits(rest, width);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
