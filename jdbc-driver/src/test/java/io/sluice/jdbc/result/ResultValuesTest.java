package io.sluice.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultValuesTest {
    private static ResultSet one(SqlType type, Object value) throws SQLException {
        ResultSet row = SluiceResultSet.of(List.of(new Field("c", type)), List.<Object[]>of(new Object[] {value}));
        assertTrue(row.next());
        return row;
    }

    @Test
    void numbersConvertBetweenAllNumericTypes() throws SQLException {
        ResultSet bigint = one(SqlType.bigint(), 300L);
        assertEquals(300, bigint.getInt(1));
        assertEquals(300.0, bigint.getDouble(1));
        assertEquals(new BigDecimal("300"), bigint.getBigDecimal(1));
        assertEquals("300", bigint.getString(1));
        assertTrue(bigint.getBoolean(1));
        assertEquals(300L, bigint.getObject(1));
        assertEquals((short) 300, bigint.getObject(1, Short.class));

        ResultSet decimal = one(SqlType.decimal(10, 2), new BigDecimal("12.50"));
        assertEquals(12, decimal.getLong(1));
        assertEquals(12.5f, decimal.getFloat(1));
        assertEquals("12.50", decimal.getString(1));
        assertEquals(new BigDecimal("12.50"), decimal.getObject(1));

        ResultSet text = one(SqlType.varchar(), " 42 ");
        assertEquals(42, text.getInt(1));
        assertEquals(new BigDecimal("42"), text.getBigDecimal(1));
    }

    @Test
    void whatDoesNotFitIsAnErrorWithTheEnginesState() throws SQLException {
        ResultSet bigint = one(SqlType.bigint(), 300L);
        SQLException tooLarge = assertThrows(SQLException.class, () -> bigint.getByte(1));
        assertEquals("22003", tooLarge.getSQLState());
        assertEquals("NUMERIC_OVERFLOW: the value 300 does not fit TINYINT", tooLarge.getMessage());
        ResultSet huge = one(SqlType.decimal(38, 0), new BigDecimal("9223372036854775808"));
        assertEquals(
                "22003", assertThrows(SQLException.class, () -> huge.getLong(1)).getSQLState());
        ResultSet text = one(SqlType.varchar(), "pen");
        SQLException noNumber = assertThrows(SQLException.class, () -> text.getLong(1));
        assertEquals("22018", noNumber.getSQLState());
        assertEquals("INVALID_CAST: the value 'pen' cannot be read as DECIMAL", noNumber.getMessage());
        SQLException noClass = assertThrows(SQLException.class, () -> text.getObject(1, Thread.class));
        assertEquals("0A000", noClass.getSQLState());
    }

    @Test
    void nullIsZeroOrNullAndToldByWasNull() throws SQLException {
        ResultSet rows = SluiceResultSet.of(
                List.of(new Field("n", SqlType.bigint()), new Field("m", SqlType.bigint())),
                List.<Object[]>of(new Object[] {null, 0L}));
        rows.next();
        assertEquals(0, rows.getLong("n"));
        assertTrue(rows.wasNull());
        assertEquals(0, rows.getLong("m"));
        assertFalse(rows.wasNull());
        assertNull(rows.getObject("n"));
        assertNull(rows.getTimestamp("n"));
        assertNull(rows.getString("n"));
        assertTrue(rows.wasNull());
        assertFalse(rows.getBoolean("n"));
    }

    @Test
    void valuesNeedARow() throws SQLException {
        ResultSet rows =
                SluiceResultSet.of(List.of(new Field("n", SqlType.bigint())), List.<Object[]>of(new Object[] {1L}));
        assertTrue(rows.isBeforeFirst());
        assertEquals(
                "24000", assertThrows(SQLException.class, () -> rows.getLong(1)).getSQLState());
        assertTrue(rows.next());
        assertTrue(rows.isFirst());
        assertFalse(rows.next());
        assertFalse(rows.next());
        assertTrue(rows.isAfterLast());
        assertEquals(
                "24000", assertThrows(SQLException.class, () -> rows.getLong(1)).getSQLState());
        rows.close();
        assertEquals("24000", assertThrows(SQLException.class, rows::next).getSQLState());
    }

    @Test
    void columnsAreFoundByLabelIgnoringCase() throws SQLException {
        ResultSet row = one(SqlType.bigint(), 7L);
        assertEquals(1, row.findColumn("C"));
        assertEquals(7, row.getLong("C"));
        SQLException unknown = assertThrows(SQLException.class, () -> row.getLong("x"));
        assertEquals("42703", unknown.getSQLState());
        assertEquals("COLUMN_NOT_FOUND: the result has no column \"x\"; it has c", unknown.getMessage());
        SQLException outside = assertThrows(SQLException.class, () -> row.getLong(2));
        assertEquals("22023", outside.getSQLState());
    }

    @Test
    void arraysGiveTheirElementsAsObjectsAndAsRows() throws SQLException {
        LocalDateTime noon = LocalDateTime.of(2026, 1, 31, 12, 0);
        ResultSet row = one(SqlType.array(SqlType.timestamp(9)), Arrays.asList(noon, null));
        Array array = row.getArray(1);
        assertEquals(Types.TIMESTAMP, array.getBaseType());
        assertEquals("TIMESTAMP", array.getBaseTypeName());
        assertArrayEquals(new Object[] {Timestamp.valueOf(noon), null}, (Object[]) array.getArray());
        assertArrayEquals(new Object[] {null}, (Object[]) array.getArray(2, 1));
        assertEquals("[2026-01-31 12:00:00, NULL]", array.toString());
        try (ResultSet elements = array.getResultSet()) {
            assertTrue(elements.next());
            assertEquals(1, elements.getInt(1));
            assertEquals(noon, elements.getObject("VALUE", LocalDateTime.class));
            assertTrue(elements.next());
            assertEquals(2, elements.getInt("INDEX"));
            assertNull(elements.getTimestamp(2));
            assertFalse(elements.next());
        }
        assertThrows(SQLException.class, () -> array.getArray(2, 2));
        array.free();
        assertThrows(SQLException.class, array::getArray);
        assertEquals(
                List.of(noon),
                one(SqlType.array(SqlType.timestamp(9)), List.of(noon)).getObject(1, List.class));
    }

    @Test
    void rowsAndMapsAreObjects() throws SQLException {
        SqlType type = SqlType.row(List.of(new Field("a", SqlType.bigint()), new Field("b", SqlType.timestamp(3))));
        LocalDateTime noon = LocalDateTime.of(2026, 1, 31, 12, 0);
        Struct struct = (Struct) one(type, List.of(1L, noon)).getObject(1);
        assertArrayEquals(new Object[] {1L, Timestamp.valueOf(noon)}, struct.getAttributes());
        assertEquals("ROW(a BIGINT, b TIMESTAMP(3))", struct.getSQLTypeName());
        Object map = one(SqlType.map(SqlType.varchar(), SqlType.bigint()), Map.of("x", 1L))
                .getObject(1);
        assertEquals(Map.of("x", 1L), map);
    }

    @Test
    void otherValues() throws SQLException {
        ResultSet bytes = one(SqlType.of(TypeKind.VARBINARY), new byte[] {1, (byte) 0xff});
        assertArrayEquals(new byte[] {1, (byte) 0xff}, bytes.getBytes(1));
        assertEquals("\\x01ff", bytes.getString(1));
        assertEquals(2, bytes.getBlob(1).length());
        assertTrue(one(SqlType.of(TypeKind.BOOLEAN), true).getBoolean(1));
        assertEquals(1, one(SqlType.of(TypeKind.BOOLEAN), true).getInt(1));
        Duration hour = Duration.ofHours(1);
        assertEquals(hour, one(SqlType.of(TypeKind.INTERVAL_DAY), hour).getObject(1, Duration.class));
    }

    @Test
    void metadataNamesTypesAndClasses() throws SQLException {
        List<Field> columns = List.of(
                new Field("id", SqlType.bigint().withNullable(false)),
                new Field("price", SqlType.decimal(10, 2)),
                new Field("name", new SqlType(TypeKind.VARCHAR, 20, 0, true, List.of())),
                new Field("ts", SqlType.timestamp(9)),
                new Field("tags", SqlType.array(SqlType.varchar())));
        ResultSetMetaData meta = new ResultColumns(columns);
        assertEquals(5, meta.getColumnCount());
        assertEquals("id", meta.getColumnLabel(1));
        assertEquals(Types.BIGINT, meta.getColumnType(1));
        assertEquals(ResultSetMetaData.columnNoNulls, meta.isNullable(1));
        assertEquals("java.lang.Long", meta.getColumnClassName(1));
        assertEquals(10, meta.getPrecision(2));
        assertEquals(2, meta.getScale(2));
        assertTrue(meta.isSigned(2));
        assertEquals(20, meta.getPrecision(3));
        assertFalse(meta.isSigned(3));
        assertEquals(29, meta.getPrecision(4));
        assertEquals(9, meta.getScale(4));
        assertEquals("java.sql.Timestamp", meta.getColumnClassName(4));
        assertEquals(Types.ARRAY, meta.getColumnType(5));
        assertEquals("ARRAY<VARCHAR>", meta.getColumnTypeName(5));
        assertThrows(SQLException.class, () -> meta.getColumnType(6));
    }
}
