package io.sluice.runtime.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeekersTest {
    private final RootAllocator allocator = new RootAllocator();
    private final Seekers seekers = new Seekers();

    @AfterEach
    void nothingLeaks() {
        seekers.close();
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    /** Dense values, values far apart, and all of the type; few rows and many. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 5_000})
    void findsTheRowsOfEachRange(int rows) {
        Random random = new Random(rows);
        List<Supplier<Long>> draws = List.of(
                () -> (long) random.nextInt(40), () -> random.nextInt(1_000) * 1_000_003L, () -> extreme(random));
        for (Supplier<Long> draw : draws) {
            for (int filters : new int[] {4, 60, 700}) {
                List<LongRanges> wanted = new ArrayList<>();
                List<Seeker> readers = new ArrayList<>();
                for (int i = 0; i < filters; i++) {
                    wanted.add(ranges(random, draw));
                    readers.add(seekers.add(new SoughtRanges(0, wanted.get(i), allocator)));
                }
                Long[] values = new Long[rows];
                Arrays.setAll(values, row -> random.nextInt(9) == 0 ? null : draw.get());
                try (ChangeBatch batch = batch(SqlType.bigint(), (Object[]) values)) {
                    for (int i = 0; i < filters; i++) {
                        LongRanges ranges = wanted.get(i);
                        int[] expected = IntStream.range(0, rows)
                                .filter(row -> values[row] != null && contains(ranges, values[row]))
                                .toArray();
                        check(expected, readers.get(i), batch);
                    }
                }
                seekers.endTick();
                readers.forEach(seekers::remove);
            }
        }
    }

    @Test
    void doublesAreInOrderWithNaNLast() {
        Object[] values = {Double.NEGATIVE_INFINITY, -1.5, -0.0, 0.0, Double.MIN_VALUE, 1.5, Double.NaN, null};
        SqlType type = SqlType.of(TypeKind.DOUBLE);
        long zero = Ordinals.of(type, 0.0, allocator);
        long nan = Ordinals.of(type, Double.NaN, allocator);
        List<LongRanges> wanted = List.of(
                LongRanges.below(zero),
                LongRanges.points(zero),
                LongRanges.above(zero),
                LongRanges.above(Ordinals.of(type, 1.5, allocator)),
                LongRanges.points(nan),
                LongRanges.below(nan).or(LongRanges.points(nan)));
        int[][] expected = {{0, 1}, {2, 3}, {4, 5, 6}, {6}, {6}, {0, 1, 2, 3, 4, 5, 6}};
        checkAll(type, values, wanted, expected);
    }

    @Test
    void hashesThatStandTogetherAreAllFound() {
        List<Seeker> readers = new ArrayList<>();
        for (List<Object> values : List.<List<Object>>of(
                List.of("a", "b", "a"), List.of("b"), List.of("c", "a"), List.of(""), List.of("z"))) {
            readers.add(seekers.add(SoughtHashes.of(0, SqlType.varchar(), values, allocator)));
        }
        int[][] expected = {{0, 1, 4}, {1}, {0, 3, 4}, {5}, {}};
        try (ChangeBatch batch = batch(SqlType.varchar(), "a", "b", null, "c", "a", "")) {
            for (int i = 0; i < expected.length; i++) {
                check(expected[i], readers.get(i), batch);
            }
        }
    }

    private void checkAll(SqlType type, Object[] values, List<LongRanges> wanted, int[][] expected) {
        List<Seeker> readers = wanted.stream()
                .map(ranges -> seekers.add(new SoughtRanges(0, ranges, allocator)))
                .toList();
        try (ChangeBatch batch = batch(type, values)) {
            for (int i = 0; i < expected.length; i++) {
                check(expected[i], readers.get(i), batch);
            }
        }
    }

    private static void check(int[] expected, Seeker reader, ChangeBatch batch) {
        ChosenRows chosen = reader.chosen(List.of(batch), 0);
        assertEquals(expected.length, chosen.count());
        assertEquals(Arrays.toString(expected), Arrays.toString(chosen.rows()));
    }

    private static LongRanges ranges(Random random, Supplier<Long> draw) {
        LongRanges ranges = switch (random.nextInt(4)) {
            case 0 -> LongRanges.below(draw.get());
            case 1 -> LongRanges.above(draw.get());
            case 2 -> LongRanges.between(draw.get(), draw.get());
            default -> LongRanges.points(draw.get(), draw.get(), draw.get());
        };
        ranges = random.nextInt(3) == 0 ? ranges.or(ranges(random, draw)) : ranges;
        return random.nextInt(4) == 0 ? ranges.not() : ranges;
    }

    private static boolean contains(LongRanges ranges, long value) {
        return ranges.ranges().stream().anyMatch(range -> range.first() <= value && value <= range.last());
    }

    private static long extreme(Random random) {
        long near = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE + near;
            case 1 -> Long.MAX_VALUE - near;
            case 2 -> near - 1;
            default -> random.nextLong();
        };
    }

    private ChangeBatch batch(SqlType type, Object... values) {
        try (BatchBuilder builder =
                new BatchBuilder(new RowType(List.of(new Field("value", type.withNullable(true)))), allocator)) {
            for (Object value : values) {
                builder.appendRow(Arrays.asList(value), 1);
            }
            return builder.build();
        }
    }
}
