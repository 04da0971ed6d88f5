package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code INSERT [OR REPLACE] INTO target [(columns)] VALUES … | query | DEFAULT VALUES [ON CONFLICT …]}.
 *
 * @param columns no columns means all, in order
 * @param source the rows; empty for DEFAULT VALUES
 */
public record Insert(
        QualifiedName target,
        boolean orReplace,
        List<Identifier> columns,
        Optional<Query> source,
        Optional<OnConflict> onConflict,
        SourceSpan span)
        implements Statement {
    public Insert {
        columns = List.copyOf(columns);
    }

    /** Number of {@code ?} in the whole statement. */
    public int parameterCount() {
        int rows = source.map(Query::parameterCount).orElse(0);
        return onConflict
                .flatMap(OnConflict::newValues)
                .map(Query::parameterCount)
                .orElse(rows);
    }
}
