package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code EXPLAIN [LOGICAL | PHYSICAL | ANALYZE] statement}; PHYSICAL when not said. */
public record Explain(Mode mode, Statement statement, SourceSpan span) implements Statement {
    public enum Mode {
        LOGICAL,
        PHYSICAL,
        ANALYZE
    }
}
