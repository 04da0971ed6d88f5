package io.sluice.jdbc.result;

import io.sluice.QueryResult;
import io.sluice.jdbc.error.SqlErrors;
import io.sluice.planner.type.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.AvaticaStatement;

/**
 * Rows read forward, each as soon as it is there: a change stream's {@code next()} waits for the tick that brings a row, until
 * the statement is cancelled or its query timeout is over.
 */
public final class SluiceResultSet extends LabelGetters {
    private SluiceResultSet(AvaticaStatement statement, ResultSignature signature, RowSource rows) throws SQLException {
        super(statement, signature);
        execute2(new RowCursor(rows, signature.fields()), columnMetaDataList);
    }

    /** A result of the engine; closing it closes {@code result}. */
    public static SluiceResultSet of(
            AvaticaStatement statement, ResultSignature signature, QueryResult result, ReadLimits limits)
            throws SQLException {
        return new SluiceResultSet(statement, signature, new QueryRows(result, limits));
    }

    /** A result in memory that belongs to no statement; values as {@link QueryResult#getObject} gives them. */
    public static ResultSet of(List<Field> columns, List<Object[]> rows) throws SQLException {
        return new SluiceResultSet(null, new ResultSignature(columns), new ListRows(rows));
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.cursorState("the result set is closed");
        }
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        checkOpen();
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return FETCH_FORWARD;
    }
}
