package io.sluice.jdbc.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.RelationInfo;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationRowsTest {
    private static final RelationInfo RATES = new RelationInfo(
            "main",
            "rates",
            RelationKind.TABLE,
            List.of(new Field("currency", SqlType.varchar()), new Field("rate", SqlType.decimal(10, 4))),
            List.of(0),
            "CREATE TABLE rates (…)");
    private static final RelationInfo TICKS = new RelationInfo(
            "sys", "ticks", RelationKind.SYSTEM, List.of(new Field("tick", SqlType.bigint())), List.of(), "");

    @Test
    void patternsMatchAsJdbcSays() {
        assertTrue(new NamePattern(null).matches("anything"));
        assertTrue(new NamePattern("%").matches(""));
        assertTrue(new NamePattern("ra_es").matches("Rates"));
        assertFalse(new NamePattern("ra_es").matches("raes"));
        assertTrue(new NamePattern("b%d\\_s").matches("bid_s"));
        assertFalse(new NamePattern("b%d\\_s").matches("bidxs"));
        assertTrue(new NamePattern("a.b").matches("a.b"));
        assertFalse(new NamePattern("a.b").matches("axb"));
    }

    @Test
    void tablesAreSortedByTypeAndFilteredByIt() throws SQLException {
        ResultSet all = MetadataShape.TABLES.of(RelationRows.tables(List.of(TICKS, RATES), null));
        assertTrue(all.next());
        assertEquals("SYSTEM TABLE", all.getString("TABLE_TYPE"));
        assertEquals("sys", all.getString("TABLE_SCHEM"));
        assertTrue(all.next());
        assertEquals("rates", all.getString(3));
        assertFalse(all.next());
        assertEquals(
                1,
                RelationRows.tables(List.of(TICKS, RATES), List.of("TABLE", "VIEW"))
                        .size());
    }

    @Test
    void columnsSayTypeSizeAndNullability() throws SQLException {
        ResultSet rows = MetadataShape.COLUMNS.of(RelationRows.columns(List.of(RATES), new NamePattern(null)));
        assertTrue(rows.next());
        assertEquals("currency", rows.getString("COLUMN_NAME"));
        assertEquals(Types.VARCHAR, rows.getInt("DATA_TYPE"));
        assertEquals("NO", rows.getString("IS_NULLABLE"));
        assertEquals(1, rows.getInt("ORDINAL_POSITION"));
        assertTrue(rows.next());
        assertEquals(10, rows.getInt("COLUMN_SIZE"));
        assertEquals(4, rows.getInt("DECIMAL_DIGITS"));
        assertEquals(DatabaseMetaData.columnNullable, rows.getInt("NULLABLE"));
        assertFalse(rows.next());
    }

    @Test
    void primaryKeysNameTheirColumns() throws SQLException {
        ResultSet rows = MetadataShape.PRIMARY_KEYS.of(RelationRows.primaryKey(List.of(RATES, TICKS)));
        assertTrue(rows.next());
        assertEquals("currency", rows.getString("COLUMN_NAME"));
        assertEquals((short) 1, rows.getShort("KEY_SEQ"));
        assertFalse(rows.next());
    }

    @Test
    void typesAreSortedByCodeAndComplete() throws SQLException {
        List<Integer> codes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        ResultSet rows = MetadataShape.TYPE_INFO.of(TypeRows.all());
        while (rows.next()) {
            codes.add(rows.getInt("DATA_TYPE"));
            names.add(rows.getString("TYPE_NAME"));
        }
        assertEquals(codes.stream().sorted().toList(), codes);
        assertEquals(19, names.size());
        assertTrue(names.containsAll(List.of("BIGINT", "VARCHAR", "TIMESTAMP_LTZ", "ARRAY", "INTERVAL DAY TO SECOND")));
    }

    /** Names and order of the JDBC specification, spot-checked where tools read by position. */
    @Test
    void shapesFollowTheSpecification() {
        assertEquals(24, MetadataShape.COLUMNS.fields().size());
        assertEquals(
                "IS_GENERATEDCOLUMN", MetadataShape.COLUMNS.fields().get(23).name());
        assertEquals("ORDINAL_POSITION", MetadataShape.COLUMNS.fields().get(16).name());
        assertEquals(10, MetadataShape.TABLES.fields().size());
        assertEquals(18, MetadataShape.TYPE_INFO.fields().size());
        assertEquals(14, MetadataShape.FOREIGN_KEYS.fields().size());
        assertEquals(13, MetadataShape.INDEXES.fields().size());
    }
}
