package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code MERGE INTO target USING source ON … WHEN …}; also {@code UPDATE … FROM source} and {@code DELETE … USING source}, which are
 * merges of one clause. The parameters of all parts are counted through the whole statement.
 *
 * @param verb what the user wrote it as
 * @param alias of the target
 * @param source {@code SELECT * FROM source}
 * @param sourceAlias by which the other parts name the source; empty for a query without one
 * @param text the statement as written
 * @param parameterCount number of {@code ?} in it
 */
public record Merge(
        Verb verb,
        QualifiedName target,
        Optional<Identifier> alias,
        Query source,
        Optional<Identifier> sourceAlias,
        Expression on,
        List<MergeClause> clauses,
        String text,
        int parameterCount,
        SourceSpan span)
        implements Statement {
    /** The statement a merge was written as. */
    public enum Verb {
        MERGE,
        UPDATE,
        DELETE
    }

    public Merge {
        clauses = List.copyOf(clauses);
    }
}
