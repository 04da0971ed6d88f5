package io.sluice.runtime.result;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column builder that keeps the last appended value as a Java object: lets text be read without a batch. */
final class OneValue implements ColumnBuilder {
    private final SqlType type;
    private Object value;
    private int rowCount;

    OneValue(SqlType type) {
        this.type = type;
    }

    /** In the form of {@link SqlType}; null before any append. */
    Object value() {
        return value;
    }

    @Override
    public SqlType type() {
        return type;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public long sizeInBytes() {
        return 0;
    }

    @Override
    public void appendNull() {
        keep(null);
    }

    @Override
    public void appendBoolean(boolean given) {
        keep(given);
    }

    @Override
    public void appendLong(long given) {
        keep(
                switch (type.kind()) {
                    case TINYINT -> (Object) (byte) given;
                    case SMALLINT -> (short) given;
                    case INTEGER, DATE, INTERVAL_YEAR -> (int) given;
                    default -> given;
                });
    }

    @Override
    public void appendDouble(double given) {
        keep(
                switch (type.kind()) {
                    case REAL -> (Object) (float) given;
                    default -> given;
                });
    }

    @Override
    public void appendDecimal(long high, long low) {
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
        keep(new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), type.scale()));
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        keep(
                switch (type.kind()) {
                    case VARCHAR -> (Object) new String(bytes, offset, length, StandardCharsets.UTF_8);
                    default -> Arrays.copyOfRange(bytes, offset, offset + length);
                });
    }

    @Override
    public void appendBytes(long address, int length) {
        throw new IllegalStateException("text is read from the heap");
    }

    @Override
    public void appendValue(Object given) {
        keep(given);
    }

    @Override
    public void appendFrom(Column column, int row) {
        throw new IllegalStateException("text is not read from columns");
    }

    @Override
    public void truncate(int rows) {
        rowCount = rows;
    }

    @Override
    public Column build() {
        throw new IllegalStateException("not for batches");
    }

    @Override
    public void close() {
        value = null;
    }

    private void keep(Object given) {
        value = given;
        rowCount++;
    }
}
