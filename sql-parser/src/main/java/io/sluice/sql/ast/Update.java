package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/**
 * {@code UPDATE target SET column = expression, … [WHERE …]}. {@code newRows} is the same as a query,
 * {@code SELECT expression, … FROM target WHERE …}, so that it is validated and planned as any other query;
 * its text is the whole UPDATE as written.
 */
public record Update(QualifiedName target, List<Identifier> columns, Query newRows, SourceSpan span)
        implements Statement {
    public Update {
        columns = List.copyOf(columns);
    }
}
