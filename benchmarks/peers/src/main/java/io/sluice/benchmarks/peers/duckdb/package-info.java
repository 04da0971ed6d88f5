/** DuckDB, asked once over all rows: the bar for a vectorised engine. */
package io.sluice.benchmarks.peers.duckdb;
