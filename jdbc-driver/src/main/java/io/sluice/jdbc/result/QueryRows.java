package io.sluice.jdbc.result;

import io.sluice.QueryResult;
import io.sluice.jdbc.error.SqlErrors;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Rows of the engine, up to a number of rows and a point in time. */
final class QueryRows implements RowSource {
    private final QueryResult result;
    private final ReadLimits limits;
    private long read;

    QueryRows(QueryResult result, ReadLimits limits) {
        this.result = result;
        this.limits = limits;
    }

    @Override
    public boolean next() throws SQLException {
        if (read >= limits.maxRows()) {
            return false;
        }
        try {
            boolean found = limits.hasDeadline() ? nextBeforeDeadline() : result.next();
            if (found) {
                read++;
            }
            return found;
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private boolean nextBeforeDeadline() throws SQLException {
        long left = limits.deadlineNanos() - System.nanoTime();
        if (left > 0) {
            // One more millisecond, so that the wait is never rounded to a busy loop of zeroes.
            if (result.next(TimeUnit.NANOSECONDS.toMillis(left) + 1)) {
                return true;
            }
            if (result.isExhausted()) {
                return false;
            }
        }
        result.cancel();
        throw SqlErrors.timeout(limits.timeoutSeconds());
    }

    @Override
    public boolean isNull(int column) {
        return result.isNull(column);
    }

    @Override
    public long getLong(int column) {
        return result.getLong(column);
    }

    @Override
    public double getDouble(int column) {
        return result.getDouble(column);
    }

    @Override
    public boolean getBoolean(int column) {
        return result.getBoolean(column);
    }

    @Override
    public String getString(int column) {
        return result.getString(column);
    }

    @Override
    public Object getObject(int column) {
        return result.getObject(column);
    }

    @Override
    public void close() {
        result.close();
    }
}
