/** Standing queries from files, compared with DuckDB's answer to the same question. */
package io.sluice.runtime.oracle;
