package io.sluice.runtime.connector.datagen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Source;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.connector.CollectingOutput;
import io.sluice.runtime.connector.SourceContractTest;
import io.sluice.runtime.connector.SourceHarness;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatagenSourceTest extends SourceContractTest {
    private static final RowType ROW = RowType.of(
            new Field("id", SqlType.bigint()),
            new Field("price", SqlType.decimal(10, 2)),
            new Field("name", SqlType.varchar()),
            new Field("at", SqlType.timestamp(3)),
            new Field("ratio", SqlType.of(TypeKind.DOUBLE)),
            new Field("ok", SqlType.of(TypeKind.BOOLEAN)));

    @Override
    protected SourceHarness harness() {
        SourceHarness harness = new SourceHarness(new DatagenConnector(), ROW, "number_of_rows", "40", "seed", "3");
        harness.clock().set(1_000_000);
        return harness;
    }

    @Test
    void countsUpAndEndsWithTheSequence() {
        RowType rowType = RowType.of(
                new Field("id", SqlType.bigint()),
                new Field("price", SqlType.decimal(10, 2)),
                new Field("name", SqlType.varchar()),
                new Field("at", SqlType.timestamp(3)),
                new Field("x", SqlType.of(TypeKind.DOUBLE)));
        SourceHarness harness = new SourceHarness(
                new DatagenConnector(),
                rowType,
                "fields.id.kind",
                "sequence",
                "fields.ID.start",
                "5",
                "fields.id.end",
                "9",
                "fields.id.step",
                "2",
                "fields.price.kind",
                "sequence",
                "fields.price.step",
                "0.25",
                "fields.name.kind",
                "sequence",
                "fields.at.kind",
                "sequence",
                "fields.at.start",
                "2024-01-01 00:00:00",
                "fields.at.step",
                "100 ms",
                "fields.x.kind",
                "sequence",
                "fields.x.start",
                "1.5");
        long start = 1_704_067_200_000L;
        assertEquals(
                List.of(
                        List.of(5L, new BigDecimal("0.00"), "0", start, 1.5),
                        List.of(7L, new BigDecimal("0.25"), "1", start + 100, 2.5),
                        List.of(9L, new BigDecimal("0.50"), "2", start + 200, 3.5)),
                harness.read(new ArrayList<>()));
    }

    @Test
    void isTheSameForASeedAndStaysInItsRange() {
        List<List<Object>> rows = rows("1");
        assertEquals(rows, rows("1"));
        assertNotEquals(rows, rows("2"));
        assertEquals(1_000, rows.size());
        for (List<Object> row : rows) {
            long id = (Long) row.get(0);
            assertTrue(id >= -5 && id <= 5, "id " + id);
            assertEquals(4, ((String) row.get(2)).length());
            assertTrue(((BigDecimal) row.get(1)).compareTo(new BigDecimal("2.50")) <= 0);
        }
        assertEquals(11, rows.stream().map(row -> row.get(0)).distinct().count());
        assertEquals(2, rows.stream().map(row -> row.get(5)).distinct().count());
    }

    @Test
    void followsTheClock() {
        SourceHarness harness = new SourceHarness(new DatagenConnector(), ROW, "rows_per_second", "2");
        harness.clock().set(10_000);
        try (CollectingOutput out = new CollectingOutput(ROW);
                Source source = harness.open(Optional.empty())) {
            assertEquals(Source.State.IDLE, source.poll(out));
            assertEquals(0, out.take().size());
            harness.clock().addAndGet(1_600);
            assertEquals(Source.State.IDLE, source.poll(out));
            assertEquals(
                    List.of(10_000L, 10_500L, 11_000L),
                    out.take().stream().map(row -> row.get(3)).toList());
        }
    }

    @Test
    void pointsAtWrongFieldOptions() {
        assertEquals(
                "did you mean \"price\"?",
                error("fields.prise.min", "1").diagnostic().hint());
        assertTrue(error("fields.id.min", "x").getMessage().contains("'x' is not a BIGINT"));
        assertTrue(error("fields.id.kind", "clock").getMessage().contains("only timestamps"));
        assertTrue(
                error("fields.id.min", "9", "fields.id.max", "3").getMessage().contains("below the smallest"));
        assertTrue(error("fields.name.length", "-1").getMessage().contains("length must be between"));
        assertTrue(error("rows_per_second", "0").getMessage().contains("rows_per_second must be at least 1"));
    }

    private static List<List<Object>> rows(String seed) {
        return new SourceHarness(
                        new DatagenConnector(),
                        ROW,
                        "number_of_rows",
                        "1000",
                        "seed",
                        seed,
                        "fields.id.min",
                        "-5",
                        "fields.id.max",
                        "5",
                        "fields.price.max",
                        "2.50",
                        "fields.name.length",
                        "4")
                .read(new ArrayList<>());
    }

    private static SluiceException error(String... with) {
        return assertThrows(SluiceException.class, () -> new SourceHarness(new DatagenConnector(), ROW, with).create());
    }
}
