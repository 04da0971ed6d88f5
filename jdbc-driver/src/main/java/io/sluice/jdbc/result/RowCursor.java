package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.planner.type.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.util.ArrayImpl;
import org.apache.calcite.avatica.util.Cursor;

/** Moves over a {@link RowSource} and remembers whether the last value read was NULL. */
final class RowCursor implements Cursor {
    private final RowSource rows;
    private final List<Field> columns;
    private boolean onRow;
    private boolean ended;
    private boolean wasNull;

    RowCursor(RowSource rows, List<Field> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public List<Accessor> createAccessors(
            List<ColumnMetaData> types, Calendar localCalendar, ArrayImpl.Factory factory) {
        List<Accessor> accessors = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            accessors.add(new ColumnAccessor(this, rows, i, columns.get(i).type(), localCalendar));
        }
        return accessors;
    }

    @Override
    public boolean next() throws SQLException {
        onRow = !ended && rows.next();
        ended = !onRow;
        return onRow;
    }

    /** Whether the value at hand is NULL, kept for {@code wasNull}. An error when there is no row. */
    boolean readsNull(int column) throws SQLException {
        if (!onRow) {
            throw SqlErrors.cursorState(ended ? "the result has no more rows" : "call next() before reading values");
        }
        wasNull = rows.isNull(column);
        return wasNull;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public void close() {
        onRow = false;
        rows.close();
    }
}
