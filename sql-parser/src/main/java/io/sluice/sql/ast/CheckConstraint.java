package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/** {@code [CONSTRAINT name] CHECK (condition)}: of no row of the table may the condition be false. */
public record CheckConstraint(Optional<Identifier> name, Expression condition, SourceSpan span) {}
