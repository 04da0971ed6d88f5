package io.sluice.shell.render;

import java.util.Arrays;
import java.util.List;

/** Lays rows out in columns, as psql does: names centred, numbers to the right, a value of several lines below itself with a + behind each but the last. */
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
                for (String line : lines(row[i])) {
                    widths[i] = Math.max(widths[i], DisplayWidth.of(line));
                }
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

    /** One line, or as many as the row's tallest value has, joined by line breaks. */
    String line(String[] row) {
        String[][] cells = new String[row.length][];
        int height = 1;
        for (int i = 0; i < row.length; i++) {
            cells[i] = lines(row[i]);
            height = Math.max(height, cells[i].length);
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < height; line++) {
            text.append(line == 0 ? "" : System.lineSeparator()).append(line(cells, line));
        }
        return text.toString();
    }

    private String line(String[][] cells, int line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = line < cells[i].length ? cells[i][line] : "";
            String pad = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
            boolean first = i == 0;
            text.append(first ? " " : "| ").append(numeric[i] ? pad + cell : cell + pad);
            text.append(line + 1 < cells[i].length ? "+" : " ");
        }
        return text.toString().stripTrailing();
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

    private static String[] lines(String value) {
        String[] lines = value == null ? new String[] {"NULL"} : value.split("\\r?\\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = DisplayWidth.oneLine(lines[i]);
        }
        return lines;
    }
}
