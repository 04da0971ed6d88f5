/** The 22 queries of TPC-H as standing views over data of our own that comes, changes and goes, each compared with DuckDB after every chunk. */
package io.sluice.runtime.tpch;
