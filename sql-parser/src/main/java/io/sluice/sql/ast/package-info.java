/** Parsed statements as immutable records, each with the span of the user's text it came from. */
package io.sluice.sql.ast;
