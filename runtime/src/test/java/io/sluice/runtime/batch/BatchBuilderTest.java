package io.sluice.runtime.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    private static final SqlType INTEGER = SqlType.of(TypeKind.INTEGER);
    private static final RowType EVERY_TYPE = BatchText.rowType(
            "b", SqlType.of(TypeKind.BOOLEAN),
            "i1", SqlType.of(TypeKind.TINYINT),
            "i2", SqlType.of(TypeKind.SMALLINT),
            "i4", INTEGER,
            "i8", SqlType.bigint(),
            "r", SqlType.of(TypeKind.REAL),
            "d", SqlType.of(TypeKind.DOUBLE),
            "n", SqlType.decimal(38, 2),
            "s", SqlType.varchar(),
            "x", SqlType.of(TypeKind.VARBINARY),
            "dt", SqlType.of(TypeKind.DATE),
            "t", new SqlType(TypeKind.TIME, 9, 0, true, List.of()),
            "t3", SqlType.timestamp(3),
            "t9", SqlType.timestamp(9),
            "tz", SqlType.of(TypeKind.TIMESTAMP_LTZ),
            "id", SqlType.of(TypeKind.INTERVAL_DAY),
            "iy", SqlType.of(TypeKind.INTERVAL_YEAR),
            "a", SqlType.array(INTEGER),
            "m", SqlType.map(SqlType.varchar(), SqlType.array(INTEGER)),
            "w", SqlType.row(List.of(new Field("p", INTEGER), new Field("q", SqlType.varchar()))));
    private static final String FULL =
            "true | -1 | -2 | -4 | -8 | 1.5 | 0.1 | -12345678901234567890123456789012345.67 | grün"
                    + " | \\x00ff | 1969-12-31 | 23:59:59.999999999 | 2026-01-31 10:00:00.5 | 1677-09-22 00:00:00 | 1950-01-01 00:00:00+00"
                    + " | -00:00:01 | -1 year | [1, NULL] | {k=[2], l=[]} | (7, NULL)";
    private static final String EMPTY = "NULL" + " | NULL".repeat(19);

    private final RootAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    @Test
    void everyTypeWithAndWithoutNulls() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add("+1 | " + (i % 3 == 1 ? EMPTY : FULL));
        }
        try (ChangeBatch batch = BatchText.parse(EVERY_TYPE, allocator, lines.toArray(String[]::new))) {
            assertEquals(lines, BatchText.print(batch));
            try (BatchBuilder again = new BatchBuilder(EVERY_TYPE, allocator)) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    again.appendRow(Values.row(batch, row), 1);
                }
                try (ChangeBatch copy = again.build()) {
                    assertEquals(lines, BatchText.print(copy));
                }
            }
        }
    }

    @Test
    void noRowsAtAll() {
        try (ChangeBatch empty = BatchText.parse(EVERY_TYPE, allocator);
                ChangeBatch gathered = Gather.batch(empty, new int[0], 0, allocator);
                ChangeBatch twice = Concat.batches(List.of(empty, gathered), allocator)) {
            assertEquals(0, empty.rowCount());
            assertEquals(List.of(), BatchText.print(gathered));
            assertEquals(List.of(), BatchText.print(twice));
        }
    }

    @Test
    void abandonedRowsLeaveNoTrace() {
        try (BatchBuilder builder = new BatchBuilder(EVERY_TYPE, allocator);
                ChangeBatch rows = BatchText.parse(EVERY_TYPE, allocator, FULL, EMPTY)) {
            builder.appendRow(rows, 0, 1);
            builder.column(0).appendNull();
            builder.column(8).appendBytes(new byte[] {'x'}, 0, 1);
            builder.column(17).appendNull();
            builder.abandonRow();
            builder.appendRow(rows, 1, 1);
            builder.column(4).appendLong(5);
            builder.abandonRow();
            builder.appendRow(rows, 0, -1);
            try (ChangeBatch built = builder.build()) {
                assertEquals(List.of("+1 | " + FULL, "+1 | " + EMPTY, "-1 | " + FULL), BatchText.print(built));
                assertEquals(1, built.column(0).nullCount());
            }
        }
    }

    @Test
    void aBuilderCanBeUsedAgainAndClosedUnbuilt() {
        try (BatchBuilder builder = new BatchBuilder(BatchText.rowType("s", SqlType.varchar()), allocator)) {
            builder.appendRow(List.of("first"), -1);
            builder.build().close();
            builder.appendRow(List.of("second"), 1);
            try (ChangeBatch second = builder.build()) {
                assertEquals(List.of("+1 | second"), BatchText.print(second));
                assertTrue(second.isAppendOnly());
            }
            builder.appendRow(List.of("never built"), 1);
        }
    }

    @Test
    void columnsLiveAsLongAsTheirLastOwner() {
        ChangeBatch batch = BatchText.parse(EVERY_TYPE, allocator, FULL);
        ChangeBatch shared = batch.share();
        ChangeBatch projected = batch.project(8, 4, 8);
        assertSame(batch.column(8), projected.column(0));
        batch.close();
        batch.close();
        assertEquals(List.of("+1 | " + FULL), BatchText.print(shared));
        shared.close();
        assertEquals(List.of("+1 | grün | -8 | grün"), BatchText.print(projected));
        Column column = projected.column(1);
        projected.close();
        assertThrows(IllegalStateException.class, column::retain);
        assertThrows(IllegalStateException.class, column::release);
    }

    @Test
    void gatherPicksRowsInAnyOrder() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            lines.add((i % 2 == 0 ? "+1 | " : "-3 | ") + (i % 7 == 3 ? EMPTY : FULL.replace("-8", "" + i)));
        }
        int[] rows = new int[200];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (i * 37 + 5) % 150;
            expected.add(lines.get(rows[i]));
        }
        try (ChangeBatch batch = BatchText.parse(EVERY_TYPE, allocator, lines.toArray(String[]::new));
                ChangeBatch gathered = Gather.batch(batch, rows, rows.length, allocator);
                ChangeBatch range = Gather.range(batch, 100, 20, allocator)) {
            assertEquals(expected, BatchText.print(gathered));
            assertEquals(lines.subList(100, 120), BatchText.print(range));
        }
    }

    @Test
    void concatKeepsOrderNullsAndWeights() {
        try (ChangeBatch first = BatchText.parse(EVERY_TYPE, allocator, FULL, EMPTY);
                ChangeBatch none = BatchText.parse(EVERY_TYPE, allocator);
                ChangeBatch last = BatchText.parse(EVERY_TYPE, allocator, "-1 | " + FULL.replace("grün", "rot"));
                ChangeBatch all = Concat.batches(List.of(first, none, last), allocator);
                ChangeBatch one = Concat.batches(List.of(first), allocator)) {
            assertEquals(
                    List.of("+1 | " + FULL, "+1 | " + EMPTY, "-1 | " + FULL.replace("grün", "rot")),
                    BatchText.print(all));
            assertFalse(all.isAppendOnly());
            assertSame(first.column(0), one.column(0));
        }
    }
}
