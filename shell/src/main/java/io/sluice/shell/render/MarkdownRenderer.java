package io.sluice.shell.render;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A table for Markdown documents. */
final class MarkdownRenderer implements ResultRenderer {
    @Override
    public long render(ResultSet rows, PrintWriter out) throws SQLException {
        ResultColumns columns = new ResultColumns(rows);
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < columns.count(); i++) {
            rule.append(columns.isNumber(i) ? "---:|" : "---|");
        }
        out.println(line(columns.names()));
        out.println(rule);
        long count = 0;
        while (rows.next()) {
            out.println(line(columns.row(rows)));
            count++;
            if (columns.isChangeStream()) {
                out.flush();
            }
        }
        out.flush();
        return count;
    }

    private static String line(String[] cells) {
        StringBuilder line = new StringBuilder("|");
        for (String cell : cells) {
            String text = cell == null ? "NULL" : DisplayWidth.oneLine(cell).replace("|", "\\|");
            line.append(' ').append(text).append(" |");
        }
        return line.toString();
    }
}
