package io.sluice.runtime.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotResultTest {
    private static final RowType TYPE = BatchText.rowType("k", SqlType.varchar(), "n", SqlType.bigint());

    private final RootAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void rowsOfWeightNAreReadNTimes() {
        try (SnapshotResult result = result("+2 | a | 1", "+1 | NULL | NULL")) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(0) + " " + result.getLong(1) + " " + result.isNull(1));
            }
            assertEquals(List.of("a 1 false", "a 1 false", "null 0 true"), rows);
            assertTrue(result.isExhausted());
            assertFalse(result.isEndless());
            assertEquals(9, result.tick());
        }
    }

    @Test
    void rowsAndBatchesMayBeMixed() {
        ChangeBatch first = BatchText.parse(TYPE, allocator, "a | 1", "b | 2", "c | 3");
        ChangeBatch second = BatchText.parse(TYPE, allocator, "d | 4");
        try (SnapshotResult result = SnapshotResult.of(TYPE.fields(), 1, List.of(first, second), allocator)) {
            assertTrue(result.next());
            VectorSchemaRoot rest = result.nextBatch();
            assertEquals(2, rest.getRowCount());
            assertEquals("b", rest.getVector("k").getObject(0).toString());
            assertTrue(result.next());
            assertEquals("d", result.getString(0));
            assertNull(result.nextBatch());
        }
    }

    @Test
    void everyTypeHasItsJavaForm() {
        SqlType array = SqlType.array(SqlType.of(TypeKind.DATE));
        SqlType map = SqlType.map(SqlType.varchar(), SqlType.bigint());
        SqlType row = SqlType.row(List.of(new Field("x", SqlType.bigint()), new Field("t", SqlType.timestamp(3))));
        Map<SqlType, Object> forms = new LinkedHashMap<>();
        forms.put(SqlType.of(TypeKind.BOOLEAN), true);
        forms.put(SqlType.of(TypeKind.TINYINT), (byte) -3);
        forms.put(SqlType.of(TypeKind.SMALLINT), (short) 300);
        forms.put(SqlType.of(TypeKind.INTEGER), 70_000);
        forms.put(SqlType.bigint(), 1L << 40);
        forms.put(SqlType.of(TypeKind.REAL), 1.5f);
        forms.put(SqlType.of(TypeKind.DOUBLE), -2.25);
        forms.put(SqlType.decimal(38, 2), new BigDecimal("123456789012345678901234567890.12"));
        forms.put(SqlType.varchar(), "grüß");
        forms.put(SqlType.of(TypeKind.DATE), LocalDate.of(1969, 12, 31));
        forms.put(new SqlType(TypeKind.TIME, 9, 0, true, List.of()), LocalTime.of(23, 59, 59, 123_456_789));
        forms.put(SqlType.timestamp(3), LocalDateTime.of(1960, 1, 2, 3, 4, 5, 678_000_000));
        forms.put(SqlType.timestamp(6), LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_901_000));
        forms.put(SqlType.timestamp(9), LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_901_234));
        forms.put(SqlType.of(TypeKind.TIMESTAMP_LTZ), Instant.parse("2026-01-02T03:04:05.000001Z"));
        forms.put(SqlType.of(TypeKind.INTERVAL_DAY), Duration.ofHours(-26));
        forms.put(SqlType.of(TypeKind.INTERVAL_YEAR), Period.of(1, 2, 0));
        forms.put(array, List.of(LocalDate.of(2026, 1, 31)));
        forms.put(map, Map.of("a", 1L));
        forms.put(row, List.of(5L, LocalDateTime.of(2026, 1, 1, 0, 0)));
        List<Field> fields = forms.keySet().stream()
                .map(type -> new Field(type.toString(), type))
                .toList();
        List<Object> converted = InputValues.row(fields, forms.values().toArray());
        try (BatchBuilder builder = new BatchBuilder(new RowType(fields), allocator)) {
            builder.appendRow(converted, 1);
            try (SnapshotResult result = SnapshotResult.of(fields, 1, List.of(builder.build()), allocator)) {
                assertTrue(result.next());
                int column = 0;
                for (Map.Entry<SqlType, Object> form : forms.entrySet()) {
                    assertEquals(
                            form.getValue(),
                            result.getObject(column++),
                            form.getKey().toString());
                }
                VectorSchemaRoot none = result.nextBatch();
                assertNull(none);
            }
        }
    }

    @Test
    void gettersOfTheWrongTypeSayWhichFit() {
        try (SnapshotResult result = result("a | 1")) {
            assertTrue(result.next());
            SluiceException error = assertThrows(SluiceException.class, () -> result.getLong(0));
            assertEquals(ErrorCode.TYPE_MISMATCH, error.code());
            assertTrue(error.getMessage().contains("column \"k\" is VARCHAR, not an integer"), error.getMessage());
            assertEquals(1.0, result.getDouble(1));
            assertEquals(
                    ErrorCode.INVALID_ARGUMENT,
                    assertThrows(SluiceException.class, () -> result.getLong(2)).code());
        }
    }

    @Test
    void aClosedResultSaysSo() {
        SnapshotResult result = result("a | 1");
        result.close();
        result.close();
        assertEquals(
                ErrorCode.ENGINE_CLOSED,
                assertThrows(SluiceException.class, result::next).code());
    }

    private SnapshotResult result(String... lines) {
        return SnapshotResult.of(TYPE.fields(), 9, List.of(BatchText.parse(TYPE, allocator, lines)), allocator);
    }
}
