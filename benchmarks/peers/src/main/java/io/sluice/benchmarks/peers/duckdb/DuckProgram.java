package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.start.StartProgram;
import java.nio.file.Path;

/** DuckDB over JDBC. */
public final class DuckProgram implements StartProgram {
    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String title() {
        return "DuckDB";
    }

    @Override
    public Class<?> program() {
        return DuckStart.class;
    }

    /** All but its driver and these programs. */
    @Override
    public boolean refuses(Path classPathEntry) {
        String name = classPathEntry.getFileName().toString();
        return !name.startsWith("duckdb") && !name.contains("benchmark") && !name.equals("classes");
    }
}
