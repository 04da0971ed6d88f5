package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cells as strings: for headers and for guessing types, not for data. */
final class CsvCells {
    private CsvCells() {}

    /** The texts of the row last scanned. */
    static List<String> texts(CsvRowScanner row, byte[] block) {
        List<String> texts = new ArrayList<>(row.count());
        for (int cell = 0; cell < row.count(); cell++) {
            texts.add(text(row, cell, block));
        }
        return texts;
    }

    static String text(CsvRowScanner row, int cell, byte[] block) {
        int length = row.end(cell) - row.start(cell);
        if (row.kind(cell) != CsvRowScanner.ESCAPED) {
            return new String(block, row.start(cell), length, StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[length];
        return new String(bytes, 0, row.unescape(block, cell, bytes), StandardCharsets.UTF_8);
    }

    /** Column names from a header: without blanks around them, {@code column3} for an empty one, {@code a_1} for a second {@code a}. */
    static List<String> columnNames(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).isBlank() ? "column" + i : header.get(i).strip();
            String free = name;
            for (int n = 1; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = name + "_" + n;
            }
            names.add(free);
        }
        return names;
    }

    /** Whether a first row names columns of the row type: at least half of the smaller of the two. */
    static boolean isHeader(List<String> names, RowType rowType) {
        long found = rowType.names().stream()
                .filter(name -> indexOf(names, name) >= 0)
                .count();
        return found > 0 && 2 * found >= Math.min(names.size(), rowType.size());
    }

    /** Position of a name, ignoring case; −1 when it is not there. */
    static int indexOf(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
