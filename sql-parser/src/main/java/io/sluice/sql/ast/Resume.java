package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code RESUME name}. */
public record Resume(QualifiedName name, SourceSpan span) implements Statement {}
