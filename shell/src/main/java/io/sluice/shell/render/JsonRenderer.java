package io.sluice.shell.render;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One JSON object a row and line. Numbers and booleans as such; everything else as text; NaN and infinities as text too. */
final class JsonRenderer implements ResultRenderer {
    @Override
    public long render(ResultSet rows, PrintWriter out) throws SQLException {
        ResultColumns columns = new ResultColumns(rows);
        long count = 0;
        while (rows.next()) {
            out.print(object(columns, columns.row(rows)));
            out.print('\n');
            count++;
            if (columns.isChangeStream()) {
                out.flush();
            }
        }
        out.flush();
        return count;
    }

    private static String object(ResultColumns columns, String[] row) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                json.append(',');
            }
            quote(columns.name(i), json);
            json.append(':');
            boolean bare = row[i] == null
                    || columns.isBoolean(i)
                    || columns.isNumber(i) && Character.isDigit(row[i].charAt(row[i].length() - 1));
            if (bare) {
                json.append(row[i]);
            } else {
                quote(row[i], json);
            }
        }
        return json.append('}').toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
