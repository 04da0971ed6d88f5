package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.SqlNode;

/** {@code MERGE INTO target USING source ON … WHEN …}, as Calcite parsed it; {@code text} is the statement as written. */
public record Merge(QualifiedName target, String text, SqlNode node, SourceSpan span) implements Statement {}
