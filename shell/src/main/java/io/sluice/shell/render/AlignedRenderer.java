package io.sluice.shell.render;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table for people. */
final class AlignedRenderer implements ResultRenderer {
    @Override
    public long render(ResultSet rows, PrintWriter out) throws SQLException {
        ResultColumns columns = new ResultColumns(rows);
        if (columns.count() == 0) {
            return 0;
        }
        boolean endless = columns.isChangeStream();
        List<String[]> sample = new ArrayList<>();
        boolean more = rows.next();
        // The first row of a change stream is enough: whoever watches one wants to see it now.
        while (more && sample.size() < (endless ? 1 : SAMPLE_ROWS)) {
            sample.add(columns.row(rows));
            more = !(endless && sample.size() == 1) && rows.next();
        }
        TextTable table = new TextTable(columns, sample);
        out.println(table.header());
        out.println(table.rule());
        sample.forEach(row -> out.println(table.line(row)));
        long count = sample.size();
        if (endless) {
            out.flush();
            more = !sample.isEmpty() && rows.next();
        }
        while (more) {
            out.println(table.line(columns.row(rows)));
            count++;
            if (endless) {
                out.flush();
            }
            more = rows.next();
        }
        out.println(TextTable.count(count));
        out.flush();
        return count;
    }
}
