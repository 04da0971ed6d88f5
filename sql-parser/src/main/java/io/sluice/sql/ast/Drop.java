package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code DROP STREAM | TABLE | [MATERIALIZED] VIEW | SINK | FUNCTION [IF EXISTS] name [CASCADE]}. */
public record Drop(ObjectKind kind, QualifiedName name, boolean ifExists, boolean cascade, SourceSpan span)
        implements Statement {}
