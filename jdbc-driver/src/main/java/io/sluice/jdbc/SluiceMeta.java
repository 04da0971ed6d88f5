package io.sluice.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * Gives statements their numbers; all else passes it by. Frames of boxed values would copy each row, cut timestamps to
 * milliseconds and hide the engine's errors, so statements and metadata ask the engine themselves, and the calls that only a
 * remote Avatica client makes are refused.
 */
final class SluiceMeta extends MetaImpl {
    private final AtomicInteger statements = new AtomicInteger();

    SluiceMeta(AvaticaConnection connection) {
        super(connection);
    }

    /** Threads may share a connection, each with statements of its own. */
    @Override
    public StatementHandle createStatement(ConnectionHandle ch) {
        return new StatementHandle(ch.id, statements.incrementAndGet(), null);
    }

    @Override
    public void closeStatement(StatementHandle h) {}

    @Override
    public void commit(ConnectionHandle ch) {}

    @Override
    public void rollback(ConnectionHandle ch) {}

    @Override
    public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
        throw refused();
    }

    @Deprecated
    @Override
    public ExecuteResult prepareAndExecute(StatementHandle h, String sql, long maxRowCount, PrepareCallback callback) {
        throw refused();
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback callback) {
        throw refused();
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle h, List<String> sqlCommands) {
        throw refused();
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle h, List<List<TypedValue>> parameterValues) {
        throw refused();
    }

    @Override
    public Frame fetch(StatementHandle h, long offset, int fetchMaxRowCount) {
        throw refused();
    }

    @Deprecated
    @Override
    public ExecuteResult execute(StatementHandle h, List<TypedValue> parameterValues, long maxRowCount) {
        throw refused();
    }

    @Override
    public ExecuteResult execute(StatementHandle h, List<TypedValue> parameterValues, int maxRowsInFirstFrame) {
        throw refused();
    }

    @Override
    public boolean syncResults(StatementHandle sh, QueryState state, long offset) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("statements of this driver run in the process itself");
    }
}
