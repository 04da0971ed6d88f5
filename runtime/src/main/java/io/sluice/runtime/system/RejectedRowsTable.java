package io.sluice.runtime.system;

import io.sluice.runtime.core.RejectedRow;
import io.sluice.runtime.core.RejectedRowLog;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.late} and {@code sys.bad_rows}: two logs of one shape. */
final class RejectedRowsTable extends DocumentedTable {
    private final RejectedRowLog log;

    RejectedRowsTable(String name, String description, RejectedRowLog log) {
        super(
                name,
                description,
                Columns.time("at", "When it was left out."),
                Columns.text("relation", "The query or stream that left it out."),
                Columns.text("reason", "Why it was left out."),
                Columns.text("row_text", "The row."),
                Columns.text("place", "File and line, peer or offset it came from, or the place in the query's text."));
        this.log = log;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (RejectedRow row : log.newest()) {
            rows.add(List.of(row.micros(), row.relation(), row.reason(), row.row(), row.where()));
        }
        return rows;
    }
}
