package io.sluice.jdbc.logictest;

import java.util.List;

/** One step of a script. */
sealed interface Record {
    /** Where it begins, from 1. */
    int line();

    String sql();

    /** {@code statement ok} or {@code statement error}. */
    record Statement(int line, String sql, boolean fails) implements Record {}

    /**
     * {@code query}.
     *
     * @param types one letter a column: I integer, R real with three digits, T text
     * @param expected values in order, or one line {@code 30 values hashing to …}
     */
    record Query(int line, String sql, String types, Sort sort, List<String> expected) implements Record {}

    /** In which order values are compared. */
    enum Sort {
        NOSORT,
        ROWSORT,
        VALUESORT
    }
}
