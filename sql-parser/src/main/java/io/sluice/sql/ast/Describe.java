package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/** {@code DESCRIBE name}, {@code DESCRIBE FUNCTION name} or {@code DESCRIBE query}: exactly one of the three is present. */
public record Describe(
        Optional<QualifiedName> relation, Optional<Identifier> function, Optional<Query> query, SourceSpan span)
        implements Statement {}
