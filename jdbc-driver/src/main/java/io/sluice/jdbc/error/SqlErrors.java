package io.sluice.jdbc.error;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.util.List;

/** Makes JDBC exceptions whose message, SQLSTATE and cause are the engine's own. */
public final class SqlErrors {
    /** SQLSTATE of a value read from a result set that stands on no row, or is closed. */
    private static final String INVALID_CURSOR_STATE = "24000";

    private SqlErrors() {}

    /** The engine's error, its whole text kept; the cause is the {@link SluiceException}. */
    public static SQLException of(SluiceException error) {
        String state = error.code().sqlState();
        return error.code() == ErrorCode.NOT_SUPPORTED
                ? new SQLFeatureNotSupportedException(error.getMessage(), state, error)
                : new SQLException(error.getMessage(), state, error);
    }

    /** Any failure of a call into the engine; what is not a {@link SluiceException} is a bug and says so. */
    public static SQLException of(RuntimeException error) {
        if (error instanceof SluiceException known) {
            return of(known);
        }
        return of(new SluiceException(ErrorCode.INTERNAL_ERROR, String.valueOf(error), error));
    }

    /** A finding of the driver itself, in the form of the engine's. */
    public static SQLException of(ErrorCode code, String message) {
        return of(new SluiceException(code, message));
    }

    /** The end of a statement that ran into {@code setQueryTimeout}. */
    public static SQLException timeout(int seconds) {
        SluiceException error =
                new SluiceException(ErrorCode.QUERY_CANCELLED, "the query timeout of " + seconds + " s is over");
        return new SQLTimeoutException(error.getMessage(), error.code().sqlState(), error);
    }

    public static SQLException cursorState(String message) {
        return new SQLException(message, INVALID_CURSOR_STATE);
    }

    /** The chain JDBC wants; null when there are none. */
    public static SQLWarning warnings(List<String> texts) {
        SQLWarning first = null;
        for (String text : texts) {
            SQLWarning warning = new SQLWarning(text, "01000");
            if (first == null) {
                first = warning;
            } else {
                first.setNextWarning(warning);
            }
        }
        return first;
    }
}
