package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code EMIT CHANGES}, {@code EMIT FINAL} or {@code EMIT ON WINDOW CLOSE} (the same as FINAL). */
public record EmitClause(Kind kind, SourceSpan span) {
    public enum Kind {
        CHANGES,
        FINAL
    }
}
