package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One question to DuckDB, whose answer becomes a table; the rows lie in tables of a database in memory. */
final class DuckEngine implements Engine {
    private final Workload workload;
    private final EngineSettings settings;
    private final int threads;
    private Connection connection;
    private Statement statement;
    private String sql;

    DuckEngine(Workload workload, EngineSettings settings, int threads) {
        this.workload = workload;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public String version() {
        try {
            return "DuckDB " + connection.getMetaData().getDatabaseProductVersion() + " with " + threads
                    + (threads == 1 ? " thread" : " threads");
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void load() throws Exception {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        statement = connection.createStatement();
        if (workload.kind() != Workload.Kind.FILE) {
            for (String table : workload.tables()) {
                DuckTables.load(connection, settings.data(), table);
            }
        }
        statement.execute("CREATE TABLE side_input AS SELECT i AS key, 'item ' || i AS name FROM range(10) AS r (i)");
        statement.execute("SET threads = " + threads);
        statement.execute("SET preserve_insertion_order = false");
        try (InputStream in = getClass().getResourceAsStream(workload.name() + ".sql")) {
            Path file = settings.data().resolve(workload.tables().get(0));
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${file}", file.toString());
        }
    }

    @Override
    public RunTime run() throws SQLException {
        statement.execute("DROP TABLE IF EXISTS result");
        RunTime.Start start = RunTime.start();
        statement.execute("CREATE TEMPORARY TABLE result AS " + sql);
        return start.stop();
    }

    @Override
    public ResultSum result() throws SQLException {
        try (ResultSet rows = statement.executeQuery("FROM result")) {
            return ResultSetSum.of(rows, workload);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
            connection.close();
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }
}
