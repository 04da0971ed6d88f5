package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import org.apache.calcite.avatica.util.Cursor;
import org.joou.UByte;
import org.joou.UInteger;
import org.joou.ULong;
import org.joou.UShort;

/** The ways to read a value that are made of the plain ones: streams, large objects, and what Sluice has no type for. */
abstract class LargeValueAccessor implements Cursor.Accessor {
    @Override
    public InputStream getAsciiStream() throws SQLException {
        String text = getString();
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public InputStream getUnicodeStream() throws SQLException {
        return getBinaryStream();
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        byte[] bytes = getBytes();
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        String text = getString();
        return text == null ? null : new StringReader(text);
    }

    @Override
    public Reader getNCharacterStream() throws SQLException {
        return getCharacterStream();
    }

    @Override
    public String getNString() throws SQLException {
        return getString();
    }

    @Override
    public Blob getBlob() throws SQLException {
        byte[] bytes = getBytes();
        return bytes == null ? null : new javax.sql.rowset.serial.SerialBlob(bytes);
    }

    @Override
    public Clob getClob() throws SQLException {
        String text = getString();
        return text == null ? null : new javax.sql.rowset.serial.SerialClob(text.toCharArray());
    }

    @Override
    public URL getURL() throws SQLException {
        String text = getString();
        try {
            return text == null ? null : URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw SqlErrors.of(ErrorCode.INVALID_CAST, "the value '" + text + "' is not a URL");
        }
    }

    @Override
    public NClob getNClob() throws SQLException {
        throw noSuchType("NCLOB");
    }

    @Override
    public Ref getRef() throws SQLException {
        throw noSuchType("REF");
    }

    @Override
    public SQLXML getSQLXML() throws SQLException {
        throw noSuchType("XML");
    }

    @Override
    public UByte getUByte() throws SQLException {
        throw noSuchType("unsigned");
    }

    @Override
    public UShort getUShort() throws SQLException {
        throw noSuchType("unsigned");
    }

    @Override
    public UInteger getUInt() throws SQLException {
        throw noSuchType("unsigned");
    }

    @Override
    public ULong getULong() throws SQLException {
        throw noSuchType("unsigned");
    }

    private static SQLException noSuchType(String name) {
        return new SQLFeatureNotSupportedException(
                "Sluice has no " + name + " values", ErrorCode.NOT_SUPPORTED.sqlState());
    }
}
