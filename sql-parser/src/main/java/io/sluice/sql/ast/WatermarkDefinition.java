package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.SqlNode;

/** {@code WATERMARK FOR column AS expression}; {@code text} is the expression as written. */
public record WatermarkDefinition(Identifier column, String text, SqlNode expression, SourceSpan span) {}
