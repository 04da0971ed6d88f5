package io.sluice.runtime.catalog;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.List;

/** A table of the engine about itself: its rows are made when it is read. Thread-safe. */
public interface SystemTable {
    /**
     * A column with its documentation.
     *
     * @param description one sentence for {@code DESCRIBE}
     */
    record Column(String name, SqlType type, String description) {}

    /** The whole name: {@code sys.queries}. */
    String name();

    /** One sentence. */
    String description();

    List<Column> columns();

    /** The rows of this moment, values in the Java forms of {@link SqlType}. */
    List<List<Object>> rows();

    default RowType rowType() {
        return new RowType(columns().stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList());
    }
}
