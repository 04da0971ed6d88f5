package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TABLE name (columns, PRIMARY KEY (…), CHECK (…)) [WITH (…)] [AS query]}.
 *
 * @param primaryKey columns of the table constraint; empty when declared inline or not at all
 * @param checks of the table and of its columns
 */
public record CreateTable(
        QualifiedName name,
        boolean orReplace,
        boolean ifNotExists,
        List<ColumnDefinition> columns,
        List<Identifier> primaryKey,
        List<CheckConstraint> checks,
        List<Option> options,
        Optional<Query> query,
        SourceSpan span)
        implements Statement {
    public CreateTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        checks = List.copyOf(checks);
        options = List.copyOf(options);
    }
}
