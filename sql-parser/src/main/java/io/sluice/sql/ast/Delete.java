package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code DELETE FROM target [WHERE …]}; {@code oldRows} is {@code SELECT * FROM target WHERE …}. */
public record Delete(QualifiedName target, Query oldRows, SourceSpan span) implements Statement {}
