package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code PAUSE name}: its input waits, nothing is lost. */
public record Pause(QualifiedName name, SourceSpan span) implements Statement {}
