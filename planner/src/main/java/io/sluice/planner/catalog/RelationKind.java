package io.sluice.planner.catalog;

/** What a name in FROM may stand for. */
public enum RelationKind {
    /** Append-only rows that pass by. */
    STREAM,
    /** Rows that DML changes. */
    TABLE,
    /** The live table of a standing query. */
    MATERIALIZED_VIEW,
    /** A named query text, expanded where it is used. */
    VIEW,
    /** A table of the engine about itself, {@code sys.*}: ad-hoc reads only. */
    SYSTEM
}
