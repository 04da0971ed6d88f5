package io.sluice.runtime.system;

import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.errors}. */
final class ErrorsTable extends DocumentedTable {
    ErrorsTable() {
        super(
                "sys.errors",
                "Every error code.",
                Columns.text("name", "The code."),
                Columns.text("sqlstate", "Its SQLSTATE."),
                Columns.text("kind", "Who has to act."),
                Columns.text("description", "What it means."));
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            rows.add(List.of(code.name(), code.sqlState(), code.kind().name(), code.description()));
        }
        return rows;
    }
}
