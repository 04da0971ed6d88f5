package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** {@code CHECKPOINT}: write one now. */
public record Checkpoint(SourceSpan span) implements Statement {}
