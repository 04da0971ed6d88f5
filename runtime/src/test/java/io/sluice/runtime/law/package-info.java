/**
 * The law of the live table, tested on random tables, queries and histories: after every tick a view equals its query run from scratch, by
 * ourselves and by DuckDB.
 */
package io.sluice.runtime.law;
