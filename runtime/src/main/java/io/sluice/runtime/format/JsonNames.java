package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the column of a field name, ignoring case. Objects of one input mostly have the same names in the same order, so
 * the name at a place is first compared with the one seen there before. Not thread-safe.
 */
final class JsonNames {
    private static final byte[] NONE = {};

    private final List<Field> fields;
    private byte[][] seen = new byte[16][];
    private int[] columns = new int[16];

    JsonNames(List<Field> fields) {
        this.fields = fields;
        Arrays.fill(seen, NONE);
    }

    /**
     * The column of the name {@code bytes[from, to)}; −1 when there is none.
     *
     * @param place how many names of the object came before
     */
    int column(int place, byte[] bytes, int from, int to) {
        if (place >= seen.length) {
            int old = seen.length;
            seen = Arrays.copyOf(seen, place * 2);
            Arrays.fill(seen, old, seen.length, NONE);
            columns = Arrays.copyOf(columns, place * 2);
        }
        byte[] expected = seen[place];
        if (expected != NONE && Arrays.equals(bytes, from, to, expected, 0, expected.length)) {
            return columns[place];
        }
        int column = indexOf(fields, bytes, from, to);
        seen[place] = Arrays.copyOfRange(bytes, from, to);
        columns[place] = column;
        return column;
    }

    /** The field of this name, one spelt exactly so first; −1 when there is none. */
    static int indexOf(List<Field> fields, byte[] bytes, int from, int to) {
        JsonText text = new JsonText();
        String name = text.unescape(bytes, from, to)
                ? new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8)
                : "";
        int found = -1;
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                found = i;
            }
        }
        return found;
    }
}
