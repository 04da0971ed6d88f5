package io.sluice;

import io.sluice.planner.type.Field;
import java.util.List;

/** The changes of one view in one tick; rows and columns count from 0. Valid only during the call, on the thread of the tick. */
public interface ViewChanges {
    long tick();

    List<Field> columns();

    int rowCount();

    /** +n for n equal rows that came, −n for rows that went. */
    long weight(int row);

    /** As {@link QueryResult#getObject}. */
    Object getObject(int row, int column);
}
