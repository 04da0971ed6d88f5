package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** {@code INSERT INTO target [(columns)] VALUES … | query}; no columns means all, in order. */
public record Insert(QualifiedName target, List<Identifier> columns, Query source, SourceSpan span)
        implements Statement {
    public Insert {
        columns = List.copyOf(columns);
    }
}
