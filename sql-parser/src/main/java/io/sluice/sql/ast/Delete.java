package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code DELETE FROM target [WHERE …]}; {@code oldRows} is {@code SELECT * FROM target WHERE …}, its text the whole DELETE. */
public record Delete(QualifiedName target, Query oldRows, SourceSpan span) implements Statement {}
