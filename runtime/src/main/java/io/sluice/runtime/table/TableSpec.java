package io.sluice.runtime.table;

import io.sluice.planner.type.RowType;
import java.util.List;

/**
 * What a live table is told when it is made.
 *
 * @param name for error messages
 * @param key columns of the primary key, no two rows are equal in them after a tick; empty when there is none
 * @param keepsArrival whether {@link LiveTable#dropBefore} will be called: then the tick clock of each row's arrival is remembered
 */
public record TableSpec(String name, RowType rowType, List<Integer> key, boolean keepsArrival) {
    public TableSpec {
        key = List.copyOf(key);
    }
}
