package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.runtime.memory.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names that objects of one input have, each with what stood in front of its value last time and which name came next: objects
 * mostly resemble each other, so that one comparison passes a comma, a name, a colon and the blanks between them. Not thread-safe.
 */
final class JsonKeys {
    /** Objects whose names are data do not fill the memory. */
    private static final int MOST = 512;

    private final List<Field> fields;
    private final List<Key> keys = new ArrayList<>();
    private final Key start = new Key(new byte[0], -1);

    JsonKeys(List<Field> fields) {
        this.fields = fields;
    }

    /** A name, and what is expected behind its value. */
    static final class Key {
        private final byte[] name;
        private final int column;
        private long[] leadIn = {};
        private long lastMask;
        private int leadInLength;
        private Key next;

        private Key(byte[] name, int column) {
            this.name = name;
            this.column = column;
        }

        /** Column of the value; −1 for none. */
        int column() {
            return column;
        }

        /** The key that came next last time; null before the first. */
        Key next() {
            return next;
        }

        /** Where the next key's value starts if what stands at {@code at} is what stood there last time; −1 else. */
        int pass(byte[] block, int at, int to) {
            int end = at + leadInLength;
            int last = leadIn.length - 1;
            // Whole words are read: up to seven bytes more than are compared.
            if (last < 0 || end > to || at + 8 * leadIn.length > block.length) {
                return -1;
            }
            for (int i = 0; i < last; i++) {
                if (Words.get(block, at + 8 * i) != leadIn[i]) {
                    return -1;
                }
            }
            return (Words.get(block, at + 8 * last) & lastMask) == leadIn[last] ? end : -1;
        }

        private void expect(Key key, byte[] block, int from, int to) {
            next = key;
            leadInLength = to - from;
            byte[] padded = Arrays.copyOf(Arrays.copyOfRange(block, from, to), (leadInLength + 7) / 8 * 8);
            leadIn = new long[padded.length / 8];
            for (int i = 0; i < leadIn.length; i++) {
                leadIn[i] = Words.get(padded, 8 * i);
            }
            int rest = leadInLength & 7;
            lastMask = rest == 0 ? -1 : (1L << rest * 8) - 1;
        }
    }

    /** What stands in front of the first name. */
    Key start() {
        return start;
    }

    /**
     * The key of the name {@code block[from, to)} behind the value of {@code previous}.
     *
     * @param leadIn where the value of {@code previous} ended
     * @param value where the value starts
     */
    Key found(Key previous, byte[] block, int from, int to, int leadIn, int value) {
        Key key = find(block, from, to);
        previous.expect(key, block, leadIn, value);
        return key;
    }

    private Key find(byte[] block, int from, int to) {
        for (int i = 0; i < keys.size(); i++) {
            byte[] name = keys.get(i).name;
            if (Arrays.equals(block, from, to, name, 0, name.length)) {
                return keys.get(i);
            }
        }
        Key key = new Key(Arrays.copyOfRange(block, from, to), JsonNames.indexOf(fields, block, from, to));
        if (keys.size() < MOST) {
            keys.add(key);
        }
        return key;
    }
}
