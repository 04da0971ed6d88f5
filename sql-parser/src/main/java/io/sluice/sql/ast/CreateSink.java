package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** {@code CREATE [OR REPLACE] SINK name FROM relation WITH (…)} or {@code CREATE SINK name WITH (…) AS query}: one of the two is present. */
public record CreateSink(
        QualifiedName name,
        boolean orReplace,
        boolean ifNotExists,
        Optional<QualifiedName> from,
        Optional<Query> query,
        List<Option> options,
        SourceSpan span)
        implements Statement {
    public CreateSink {
        options = List.copyOf(options);
    }
}
