package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;

/** {@code SET name = value} or {@code RESET name} (no value). */
public record SetOption(Identifier name, Optional<Identifier> value, SourceSpan span) implements Statement {}
