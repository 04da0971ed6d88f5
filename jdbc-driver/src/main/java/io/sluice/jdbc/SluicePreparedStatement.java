package io.sluice.jdbc;

import io.sluice.PreparedSql;
import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.parameter.ParameterTypes;
import io.sluice.jdbc.result.ReadLimits;
import io.sluice.jdbc.result.ResultColumns;
import io.sluice.jdbc.result.ResultSignature;
import io.sluice.jdbc.result.SluiceResultSet;
import io.sluice.planner.type.Field;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.BatchUpdateException;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.AvaticaResultSet;

/** Runs one statement, planned once, with changing parameters. */
final class SluicePreparedStatement extends ParameterSetters {
    private final SluiceConnection owner;
    private final PreparedSql prepared;
    private final StatementRun run = new StatementRun();
    private final List<Object[]> batch = new ArrayList<>();
    private ResultSignature signature;

    SluicePreparedStatement(SluiceConnection owner, PreparedSql prepared) throws SQLException {
        this(owner, prepared, new ResultSignature(prepared.columns()));
    }

    private SluicePreparedStatement(SluiceConnection owner, PreparedSql prepared, ResultSignature signature)
            throws SQLException {
        super(owner, signature, prepared.parameterTypes());
        this.owner = owner;
        this.prepared = prepared;
        this.signature = signature;
    }

    @Override
    public boolean execute() throws SQLException {
        checkOpen();
        return runWith(values.toArray());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        checkOpen();
        if (!returnsRows()) {
            throw SqlErrors.of(
                    ErrorCode.WRONG_OBJECT_KIND, "the statement returns no rows; use execute or executeUpdate");
        }
        runWith(values.toArray());
        return openResultSet;
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        checkOpen();
        return update(values.toArray());
    }

    private long update(Object[] parameters) throws SQLException {
        if (returnsRows()) {
            throw SqlErrors.of(ErrorCode.WRONG_OBJECT_KIND, "the statement returns rows; use execute or executeQuery");
        }
        runWith(parameters);
        return updateCount;
    }

    private boolean returnsRows() {
        return prepared.kind() == PreparedSql.Kind.QUERY || prepared.kind() == PreparedSql.Kind.CHANGES;
    }

    private boolean runWith(Object[] parameters) throws SQLException {
        closeResult();
        ReadLimits limits = ReadLimits.startingNow(getLargeMaxRows(), getQueryTimeout());
        StatementResult result = run.run(limits.timeoutSeconds(), () -> prepared.execute(parameters));
        if (result.rows().isEmpty()) {
            updateCount = owner.changed(result);
            return false;
        }
        QueryResult rows = result.rows().get();
        openResultSet = SluiceResultSet.of(this, signatureOf(rows.columns()), rows, limits);
        return true;
    }

    /** The signature made at preparation, unless the catalog has changed the columns since. */
    private ResultSignature signatureOf(List<Field> columns) {
        if (columns != signature.fields() && !columns.equals(signature.fields())) {
            signature = new ResultSignature(columns);
        }
        return signature;
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        batch.add(values.toArray());
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        long[] counts = new long[batch.size()];
        int done = 0;
        try {
            for (; done < counts.length; done++) {
                counts[done] = update(batch.get(done));
            }
            return counts;
        } catch (SQLException e) {
            throw new BatchUpdateException(
                    e.getMessage(), e.getSQLState(), e.getErrorCode(), Arrays.copyOf(counts, done), e);
        } finally {
            batch.clear();
        }
    }

    /** Null for a statement without rows, as JDBC has it. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return returnsRows() ? new ResultColumns(prepared.columns()) : null;
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new ParameterTypes(prepared.parameterTypes());
    }

    /** Closes the current result without ending the statement by {@code closeOnCompletion}: it goes on. */
    private void closeResult() {
        AvaticaResultSet last = openResultSet;
        openResultSet = null;
        updateCount = -1;
        if (last != null) {
            boolean closing = closeOnCompletion;
            closeOnCompletion = false;
            last.close();
            closeOnCompletion = closing;
        }
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        closeResult();
        return false;
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        return SluiceResultSet.of(List.of(), List.of());
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
    }

    @Override
    public void cancel() throws SQLException {
        checkOpen();
        run.cancel();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return run.warnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        run.clearWarnings();
    }

    @Override
    protected void close_() {
        super.close_();
        prepared.close();
    }
}
