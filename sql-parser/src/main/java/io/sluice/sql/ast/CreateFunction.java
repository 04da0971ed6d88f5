package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/** {@code CREATE FUNCTION name AS 'class' [USING JAR 'path']}. */
public record CreateFunction(
        QualifiedName name,
        boolean orReplace,
        boolean ifNotExists,
        Identifier className,
        Optional<Identifier> jar,
        SourceSpan span)
        implements Statement {}
