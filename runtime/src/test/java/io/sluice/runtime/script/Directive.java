package io.sluice.runtime.script;

import java.util.Locale;
import java.util.Optional;

/**
 * What a step of a script does. A line that begins with one of these words, in lower case, is that step; any other line begins a SQL
 * statement, which ends with a semicolon at the end of a line. Expected lines follow indented by two spaces; {@code #} begins a comment line.
 */
enum Directive {
    /** A SQL statement to run. */
    STATEMENT(true),
    /** {@code only written parallel}: the modes in which the script keeps its meaning. */
    ONLY(false),
    /** {@code law off}: views may differ from their query run from scratch, for example because rows were late. */
    LAW(false),
    /** {@code clock 12:00:00} or {@code clock 2026-01-01 12:00:00}: moves the engine's clock there. */
    CLOCK(false),
    /** {@code advance 5 seconds}. */
    ADVANCE(false),
    /** {@code tick} or {@code tick orders + ('pen', 3) + ('ink', NULL)}: gives rows to a stream, then ticks. */
    TICK(false),
    /** {@code feed orders + ('pen', 3)}: gives rows to a stream for the next tick. */
    FEED(false),
    /** {@code delta totals}: rows with weights by which the last tick or statement changed a view. */
    DELTA(false),
    /** {@code rows SELECT …;}, with parameters {@code rows [1, 'x'] SELECT … ?;}. In order if there is an ORDER BY, else sorted. */
    ROWS(true),
    /** As {@link #ROWS}, below a line of column names and types. */
    QUERY(true),
    /** {@code explain SELECT …;} or {@code explain logical SELECT …;}. */
    EXPLAIN(true),
    /** {@code fails CODE SELECT ^toal^ FROM totals;}: carets mark the span; message and hint follow. */
    FAILS(true),
    /** {@code changes 3 UPDATE …;}: DML and its count. */
    CHANGES(true),
    /** {@code follow name SELECT … EMIT CHANGES;}: opens an endless result. */
    FOLLOW(true),
    /** {@code read name}: the rows that wait in it. */
    READ(false);

    private final boolean sql;

    Directive(boolean sql) {
        this.sql = sql;
    }

    /** Whether its text goes on to a semicolon at the end of a line. */
    boolean takesSql() {
        return sql;
    }

    static Optional<Directive> of(String word) {
        for (Directive directive : values()) {
            if (directive != STATEMENT
                    && directive.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(directive);
            }
        }
        return Optional.empty();
    }
}
