package io.sluice.jdbc;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.parameter.ParameterValues;
import io.sluice.jdbc.parameter.Streams;
import io.sluice.jdbc.result.ResultSignature;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.List;
import org.apache.calcite.avatica.AvaticaPreparedStatement;

/**
 * The setters of a prepared statement, all ending in {@link ParameterValues#set}: the engine converts to the parameter's own
 * type, so the type codes callers pass say nothing new, but for the scale of a decimal.
 */
abstract class ParameterSetters extends AvaticaPreparedStatement {
    final ParameterValues values;

    ParameterSetters(SluiceConnection owner, ResultSignature signature, List<SqlType> types) throws SQLException {
        super(
                owner,
                null,
                signature,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT);
        this.values = new ParameterValues(types);
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.of(ErrorCode.ENGINE_CLOSED, "the statement is closed");
        }
    }

    private void set(int index, Object value) throws SQLException {
        checkOpen();
        values.set(index, value);
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        values.clear();
    }

    @Override
    public void setNull(int index, int sqlType) throws SQLException {
        set(index, null);
    }

    @Override
    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        set(index, null);
    }

    @Override
    public void setBoolean(int index, boolean x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setByte(int index, byte x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setShort(int index, short x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setInt(int index, int x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setLong(int index, long x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setFloat(int index, float x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setDouble(int index, double x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setString(int index, String x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setNString(int index, String x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setBytes(int index, byte[] x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setObject(int index, Object x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setObject(int index, Object x, int targetSqlType) throws SQLException {
        set(index, x);
    }

    @Override
    public void setObject(int index, Object x, SQLType targetSqlType) throws SQLException {
        set(index, x);
    }

    @Override
    public void setObject(int index, Object x, int targetSqlType, int scaleOrLength) throws SQLException {
        boolean decimal = targetSqlType == Types.DECIMAL || targetSqlType == Types.NUMERIC;
        set(index, decimal && x instanceof BigDecimal d ? d.setScale(scaleOrLength, RoundingMode.HALF_UP) : x);
    }

    @Override
    public void setObject(int index, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        setObject(index, x, targetSqlType.getVendorTypeNumber(), scaleOrLength);
    }

    @Override
    public void setDate(int index, Date x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setTime(int index, Time x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setTimestamp(int index, Timestamp x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setDate(int index, Date x, Calendar calendar) throws SQLException {
        checkOpen();
        values.set(index, x, calendar);
    }

    @Override
    public void setTime(int index, Time x, Calendar calendar) throws SQLException {
        checkOpen();
        values.set(index, x, calendar);
    }

    @Override
    public void setTimestamp(int index, Timestamp x, Calendar calendar) throws SQLException {
        checkOpen();
        values.set(index, x, calendar);
    }

    @Override
    public void setArray(int index, Array x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setBlob(int index, Blob x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setClob(int index, Clob x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setNClob(int index, NClob x) throws SQLException {
        set(index, x);
    }

    @Override
    public void setURL(int index, URL x) throws SQLException {
        set(index, x == null ? null : x.toString());
    }

    @Override
    public void setAsciiStream(int index, InputStream x) throws SQLException {
        setAsciiStream(index, x, -1L);
    }

    @Override
    public void setAsciiStream(int index, InputStream x, int length) throws SQLException {
        setAsciiStream(index, x, (long) length);
    }

    @Override
    public void setAsciiStream(int index, InputStream x, long length) throws SQLException {
        byte[] bytes = Streams.bytes(x, length);
        set(index, bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public void setBinaryStream(int index, InputStream x) throws SQLException {
        set(index, Streams.bytes(x, -1));
    }

    @Override
    public void setBinaryStream(int index, InputStream x, int length) throws SQLException {
        set(index, Streams.bytes(x, length));
    }

    @Override
    public void setBinaryStream(int index, InputStream x, long length) throws SQLException {
        set(index, Streams.bytes(x, length));
    }

    @Override
    public void setBlob(int index, InputStream x) throws SQLException {
        set(index, Streams.bytes(x, -1));
    }

    @Override
    public void setBlob(int index, InputStream x, long length) throws SQLException {
        set(index, Streams.bytes(x, length));
    }

    @Override
    public void setCharacterStream(int index, Reader x) throws SQLException {
        set(index, Streams.text(x, -1));
    }

    @Override
    public void setCharacterStream(int index, Reader x, int length) throws SQLException {
        set(index, Streams.text(x, length));
    }

    @Override
    public void setCharacterStream(int index, Reader x, long length) throws SQLException {
        set(index, Streams.text(x, length));
    }

    @Override
    public void setNCharacterStream(int index, Reader x) throws SQLException {
        set(index, Streams.text(x, -1));
    }

    @Override
    public void setNCharacterStream(int index, Reader x, long length) throws SQLException {
        set(index, Streams.text(x, length));
    }

    @Override
    public void setClob(int index, Reader x) throws SQLException {
        set(index, Streams.text(x, -1));
    }

    @Override
    public void setClob(int index, Reader x, long length) throws SQLException {
        set(index, Streams.text(x, length));
    }

    @Override
    public void setNClob(int index, Reader x) throws SQLException {
        set(index, Streams.text(x, -1));
    }

    @Override
    public void setNClob(int index, Reader x, long length) throws SQLException {
        set(index, Streams.text(x, length));
    }
}
