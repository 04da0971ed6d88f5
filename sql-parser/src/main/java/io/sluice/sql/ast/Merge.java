package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.SqlNode;

/** {@code MERGE INTO target USING source ON … WHEN …}, as Calcite parsed it. */
public record Merge(QualifiedName target, SqlNode node, SourceSpan span) implements Statement {}
