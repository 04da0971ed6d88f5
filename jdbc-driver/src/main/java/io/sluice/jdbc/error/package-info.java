/** Turns the engine's errors and warnings into those of {@code java.sql}, text and SQLSTATE kept. */
package io.sluice.jdbc.error;
