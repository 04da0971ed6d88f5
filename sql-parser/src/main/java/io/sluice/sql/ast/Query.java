package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * A query body, parsed by Calcite with Sluice's islands grafted in as window table functions. Positions inside
 * {@code node} are the user's lines and columns in the whole text given to the parser.
 *
 * @param text the query as the user wrote it
 * @param emit the outermost EMIT clause; empty when there is none
 * @param parameterCount number of {@code ?} in it
 */
public record Query(String text, SqlNode node, Optional<EmitClause> emit, int parameterCount, SourceSpan span) {}
