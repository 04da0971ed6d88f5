package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** One column of CREATE STREAM or CREATE TABLE; {@code primaryKey} is the inline {@code PRIMARY KEY}. */
public record ColumnDefinition(Identifier name, DataType type, boolean notNull, boolean primaryKey, SourceSpan span) {}
