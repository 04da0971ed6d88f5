package io.sluice;

import io.sluice.planner.type.Field;
import java.util.List;

/** The changes of one view in one tick; valid only during the call. */
public interface ViewChanges {
    long tick();

    List<Field> columns();

    int rowCount();

    /** +n for n equal rows that came, −n for rows that went. */
    long weight(int row);

    /** As {@link QueryResult#getObject}. */
    Object getObject(int row, int column);
}
