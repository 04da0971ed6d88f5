package io.sluice.shell.render;

import java.util.Arrays;
import java.util.List;

/** Lays rows out in columns, as psql does: names centred, numbers to the right. */
public final class TextTable {
    private final String[] names;
    private final boolean[] numeric;
    private final int[] widths;

    /** @param sample rows that decide how wide the columns are; longer values later on simply stand out */
    TextTable(ResultColumns columns, List<String[]> sample) {
        names = columns.names();
        numeric = new boolean[names.length];
        widths = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            numeric[i] = columns.isNumber(i);
            widths[i] = DisplayWidth.of(names[i]);
            for (String[] row : sample) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(cell(row[i])));
            }
        }
    }

    String header() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            int free = widths[i] - DisplayWidth.of(names[i]);
            String padded = " ".repeat(free / 2) + names[i] + " ".repeat(free - free / 2);
            line.append(i == 0 ? " " : " | ").append(padded);
        }
        return line.toString().stripTrailing();
    }

    String rule() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "-" : "-+-").append("-".repeat(widths[i]));
        }
        return line.append('-').toString();
    }

    String line(String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String cell = cell(row[i]);
            String pad = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
            line.append(i == 0 ? " " : " | ").append(numeric[i] ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    static String count(long rows) {
        return rows == 1 ? "(1 row)" : "(" + rows + " rows)";
    }

    /** At least these widths, so that a table shown again does not jitter. */
    void widenTo(int[] atLeast) {
        for (int i = 0; i < widths.length && i < atLeast.length; i++) {
            widths[i] = Math.max(widths[i], atLeast[i]);
        }
    }

    int[] widths() {
        return Arrays.copyOf(widths, widths.length);
    }

    private static String cell(String value) {
        return value == null ? "NULL" : DisplayWidth.oneLine(value);
    }
}
