package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/** {@code SHOW kind [LIKE 'pattern']}. */
public record Show(ShowKind kind, Optional<Identifier> like, SourceSpan span) implements Statement {}
