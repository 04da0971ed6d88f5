package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.SqlNode;

/** {@code WATERMARK FOR column AS expression}. */
public record WatermarkDefinition(Identifier column, SqlNode expression, SourceSpan span) {}
