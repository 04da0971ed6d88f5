package io.sluice.runtime.connector;

/** The kinds of statement that have a WITH list. */
public enum OptionScope {
    /** A stream or table that reads from a connector. */
    SOURCE("a source"),
    /** A stream without connector, fed by INSERT and appenders. */
    MEMORY_STREAM("a stream without connector"),
    /** A table without connector. */
    MEMORY_TABLE("a table without connector"),
    VIEW("a view"),
    SINK("a sink");

    private final String article;

    OptionScope(String article) {
        this.article = article;
    }

    /** For messages: {@code a view}. */
    public String article() {
        return article;
    }
}
