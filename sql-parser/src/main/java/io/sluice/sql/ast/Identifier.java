package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** A name as the user wrote it, without quotes. Comparison ignores case everywhere; the first spelling is kept. */
public record Identifier(String text, SourceSpan span) {
    @Override
    public String toString() {
        return text;
    }
}
