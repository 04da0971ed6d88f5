package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.util.Cursor;

/** The getters by index; an index that is not there is told with its range. */
abstract class IndexGetters extends AvaticaResultSet {
    IndexGetters(AvaticaStatement statement, ResultSignature signature) throws SQLException {
        super(statement, null, signature, new ResultColumns(signature.fields()), TimeZone.getDefault(), null);
    }

    private Cursor.Accessor accessor(int columnIndex) throws SQLException {
        checkOpen();
        if (columnIndex < 1 || columnIndex > accessorList.size()) {
            throw SqlErrors.of(
                    ErrorCode.INVALID_ARGUMENT,
                    "column " + columnIndex + " of a result of " + accessorList.size() + " columns");
        }
        return accessorList.get(columnIndex - 1);
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        return accessor(columnIndex).getString();
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        return accessor(columnIndex).getBoolean();
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return accessor(columnIndex).getByte();
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return accessor(columnIndex).getShort();
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return accessor(columnIndex).getInt();
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return accessor(columnIndex).getLong();
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        return accessor(columnIndex).getFloat();
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        return accessor(columnIndex).getDouble();
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return accessor(columnIndex).getBigDecimal();
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        return accessor(columnIndex).getBytes();
    }

    @Override
    public Object getObject(int columnIndex) throws SQLException {
        return accessor(columnIndex).getObject();
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        return accessor(columnIndex).getArray();
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        return accessor(columnIndex).getBlob();
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        return accessor(columnIndex).getClob();
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        return accessor(columnIndex).getNClob();
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        return accessor(columnIndex).getRef();
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        return accessor(columnIndex).getSQLXML();
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        return accessor(columnIndex).getURL();
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        return accessor(columnIndex).getNString();
    }

    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        return accessor(columnIndex).getAsciiStream();
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        return accessor(columnIndex).getBinaryStream();
    }

    @Deprecated
    @Override
    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        return accessor(columnIndex).getUnicodeStream();
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        return accessor(columnIndex).getCharacterStream();
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        return accessor(columnIndex).getNCharacterStream();
    }

    @Deprecated
    @Override
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        return accessor(columnIndex).getBigDecimal(scale);
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        return accessor(columnIndex).getDate(localCalendar);
    }

    @Override
    public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
        return accessor(columnIndex).getDate(calendar);
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        return accessor(columnIndex).getTime(localCalendar);
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        return accessor(columnIndex).getTime(calendar);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        return accessor(columnIndex).getTimestamp(localCalendar);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        return accessor(columnIndex).getTimestamp(calendar);
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return accessor(columnIndex).getObject(map);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        return accessor(columnIndex).getObject(type);
    }
}
