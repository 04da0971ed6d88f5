package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.SqlNode;

/** An expression inside a definition: as written, and as Calcite parsed it. */
public record Expression(String text, SqlNode node, SourceSpan span) {}
