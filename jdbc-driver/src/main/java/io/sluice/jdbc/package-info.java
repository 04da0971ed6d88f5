/**
 * The JDBC driver: {@code jdbc:sluice:} and {@code jdbc:sluice:mem:NAME}. Connections, statements and results are Avatica's
 * where it only keeps state, and talk to the engine directly wherever rows, parameters or errors pass.
 */
package io.sluice.jdbc;
