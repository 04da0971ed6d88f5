package io.sluice.runtime.expr.cast;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;

/** Converts one value at a time. For one thread at a time. */
@FunctionalInterface
interface Conversion {
    /**
     * Appends the converted value.
     *
     * @param row a row that is not NULL
     * @return false, with nothing appended, when the target type has no such value
     */
    boolean convert(Column from, int row, ColumnBuilder to);
}
