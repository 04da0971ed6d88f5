/**
 * From text to {@link io.sluice.sql.ast.Statement}s and back. ANTLR reads the statements and the islands of the dialect
 * (WINDOW, EMIT), Calcite reads the query bodies; every position is the user's own. The only package that knows ANTLR.
 */
package io.sluice.sql.parser;
