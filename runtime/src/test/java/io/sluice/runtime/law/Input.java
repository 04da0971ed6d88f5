package io.sluice.runtime.law;

import java.util.List;

/** A relation that random queries may read. */
record Input(String name, List<Column> columns, boolean timed) {
    /** A column of it. */
    record Column(String name, Domain domain) {
        Dual sql() {
            return Dual.same(name);
        }
    }
}
