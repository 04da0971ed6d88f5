package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A builder of one value, handed out in its Java form: so that what parses into columns serves nested values too. */
public final class ValueCapture implements ColumnBuilder {
    private final SqlType type;
    private Object value;

    public ValueCapture(SqlType type) {
        this.type = type;
    }

    /** The value last appended. */
    public Object value() {
        return value;
    }

    @Override
    public SqlType type() {
        return type;
    }

    @Override
    public int rowCount() {
        return 1;
    }

    @Override
    public long sizeInBytes() {
        return 0;
    }

    @Override
    public void appendNull() {
        value = null;
    }

    @Override
    public void appendBoolean(boolean given) {
        value = given;
    }

    @Override
    public void appendLong(long given) {
        value = switch (type.kind()) {
            case TINYINT -> (Object) (byte) given;
            case SMALLINT -> (short) given;
            case INTEGER, DATE, INTERVAL_YEAR -> (int) given;
            default -> given;
        };
    }

    @Override
    public void appendDouble(double given) {
        value = switch (type.kind()) {
            case REAL -> (Object) (float) given;
            default -> given;
        };
    }

    @Override
    public void appendDecimal(long high, long low) {
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
        value = new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), type.scale());
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        value = switch (type.kind()) {
            case VARBINARY -> (Object) Arrays.copyOfRange(bytes, offset, offset + length);
            default -> new String(bytes, offset, length, StandardCharsets.UTF_8);
        };
    }

    @Override
    public void appendValue(Object given) {
        value = given;
    }

    @Override
    public void appendBytes(long address, int length) {
        throw new IllegalStateException("values are parsed from arrays");
    }

    @Override
    public void appendFrom(Column column, int row) {
        throw new IllegalStateException("values are parsed from arrays");
    }

    @Override
    public void truncate(int rows) {
        value = null;
    }

    @Override
    public Column build() {
        throw new IllegalStateException("one value is no column");
    }

    @Override
    public void close() {
        value = null;
    }
}
