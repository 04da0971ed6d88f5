package io.sluice.shell.render;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A whole result as lines of an aligned table, for showing it again and again; remembers widths, so that columns do not jitter. */
public final class TableLines {
    private int[] widths = new int[0];

    /** Header, rule, at most {@code maxRows} rows, and the count. */
    public List<String> of(ResultSet rows, int maxRows) throws SQLException {
        ResultColumns columns = new ResultColumns(rows);
        List<String[]> shown = new ArrayList<>();
        long count = 0;
        while (rows.next()) {
            if (count++ < maxRows) {
                shown.add(columns.row(rows));
            }
        }
        TextTable table = new TextTable(columns, shown);
        table.widenTo(widths);
        widths = table.widths();
        List<String> lines = new ArrayList<>();
        lines.add(table.header());
        lines.add(table.rule());
        shown.forEach(row -> table.line(row).lines().forEach(lines::add));
        String hidden = count > shown.size() ? ", " + shown.size() + " shown" : "";
        lines.add(TextTable.count(count).replace(")", hidden + ")"));
        return lines;
    }
}
