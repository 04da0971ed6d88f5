package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** A query as a statement: a snapshot, or an endless change stream when it ends in EMIT CHANGES. */
public record Select(Query query, SourceSpan span) implements Statement {}
