package io.sluice.jdbc.metadata;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.planner.type.Field;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;

/** The engine's list of functions as rows of {@link DatabaseMetaData}; {@code sys.functions} is sorted by name. */
final class FunctionRows {
    private FunctionRows() {}

    static List<Object[]> of(SqlStreamContext engine, NamePattern names) {
        List<Object[]> rows = new ArrayList<>();
        try (QueryResult functions = engine.query("SHOW FUNCTIONS")) {
            List<String> columns = functions.columns().stream().map(Field::name).toList();
            int name = columns.indexOf("name");
            int description = columns.indexOf("description");
            while (functions.next()) {
                if (names.matches(functions.getString(name))) {
                    rows.add(MetadataShape.FUNCTIONS.row(
                            null,
                            "main",
                            functions.getString(name),
                            functions.getString(description),
                            DatabaseMetaData.functionNoTable,
                            functions.getString(name)));
                }
            }
        }
        return rows;
    }
}
