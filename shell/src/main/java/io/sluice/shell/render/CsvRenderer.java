package io.sluice.shell.render;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** RFC 4180 with a header line; NULL is an empty cell, an empty string is quoted. */
final class CsvRenderer implements ResultRenderer {
    @Override
    public long render(ResultSet rows, PrintWriter out) throws SQLException {
        ResultColumns columns = new ResultColumns(rows);
        write(columns.names(), out);
        out.flush();
        long count = 0;
        while (rows.next()) {
            write(columns.row(rows), out);
            count++;
            if (columns.isChangeStream()) {
                out.flush();
            }
        }
        out.flush();
        return count;
    }

    private static void write(String[] cells, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            if (cells[i] != null) {
                line.append(quote(cells[i]));
            }
        }
        // One line end on all systems: the file is data, not text for this machine.
        out.print(line.append('\n'));
    }

    private static String quote(String cell) {
        boolean plain = !cell.isEmpty()
                && cell.indexOf(',') < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
