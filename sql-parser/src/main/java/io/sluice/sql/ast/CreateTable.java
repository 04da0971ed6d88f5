package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TABLE name (columns, PRIMARY KEY (…)) [WITH (…)] [AS query]}.
 *
 * @param primaryKey columns of the table constraint; empty when declared inline or not at all
 */
public record CreateTable(
        QualifiedName name,
        boolean orReplace,
        boolean ifNotExists,
        List<ColumnDefinition> columns,
        List<Identifier> primaryKey,
        List<Option> options,
        Optional<Query> query,
        SourceSpan span)
        implements Statement {
    public CreateTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        options = List.copyOf(options);
    }
}
