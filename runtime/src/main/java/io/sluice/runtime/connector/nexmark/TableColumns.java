package io.sluice.runtime.connector.nexmark;

import io.sluice.planner.type.SqlType;

/** Makes what fills the columns of one table. */
interface TableColumns {
    /**
     * What fills one column.
     *
     * @param name one of the table's columns, lower case
     * @param type as declared: the table's own, for timestamps of any precision
     */
    ColumnFill fill(String name, SqlType type);
}
