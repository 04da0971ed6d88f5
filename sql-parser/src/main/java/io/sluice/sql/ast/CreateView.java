package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/**
 * {@code CREATE [MATERIALIZED] VIEW name [(columns)] [WITH (…)] AS query}. Materialized: a standing query with a live table.
 * Plain: a named query, expanded where it is used.
 */
public record CreateView(
        QualifiedName name,
        boolean materialized,
        boolean orReplace,
        boolean ifNotExists,
        List<Identifier> columns,
        List<Option> options,
        Query query,
        SourceSpan span)
        implements Statement {
    public CreateView {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }
}
