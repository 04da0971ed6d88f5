package io.sluice.sql.ast;

/** What a DROP, PAUSE or RESUME is about. */
public enum ObjectKind {
    STREAM("STREAM"),
    TABLE("TABLE"),
    MATERIALIZED_VIEW("MATERIALIZED VIEW"),
    VIEW("VIEW"),
    SINK("SINK"),
    QUERY("QUERY"),
    FUNCTION("FUNCTION");

    private final String sql;

    ObjectKind(String sql) {
        this.sql = sql;
    }

    /** The words of the dialect. */
    public String sql() {
        return sql;
    }
}
