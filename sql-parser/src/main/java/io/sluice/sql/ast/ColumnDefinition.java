package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * One column of CREATE STREAM or CREATE TABLE.
 *
 * @param primaryKey the inline {@code PRIMARY KEY}
 * @param defaultValue what an INSERT that leaves the column out stores
 */
public record ColumnDefinition(
        Identifier name,
        DataType type,
        boolean notNull,
        boolean primaryKey,
        Optional<Expression> defaultValue,
        SourceSpan span) {}
