package io.sluice.runtime.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** Every kind of table against a HashMap, under random additions and frees. */
class GroupTableTest {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final SqlType INTEGER = SqlType.of(TypeKind.INTEGER);
    private static final SqlType DOUBLE = SqlType.of(TypeKind.DOUBLE);
    private static final SqlType VARCHAR = SqlType.varchar();
    private static final SqlType DECIMAL = SqlType.decimal(20, 2);
    private static final int MANY = 100_000;
    private static final SqlType ARRAY = SqlType.array(VARCHAR);

    @Test
    void oneLong() {
        check(BIGINT);
        check(SqlType.of(TypeKind.BOOLEAN));
        check(DOUBLE);
        check(SqlType.of(TypeKind.REAL));
    }

    @Test
    void twoLongs() {
        check(INTEGER, SqlType.timestamp(3));
    }

    @Test
    void oneString() {
        check(VARCHAR);
        check(SqlType.of(TypeKind.VARBINARY));
    }

    @Test
    void anyKeys() {
        check(DECIMAL);
        check(VARCHAR, BIGINT);
        check(BIGINT, INTEGER, DOUBLE);
        check(ARRAY, VARCHAR);
    }

    /** So many groups that slots are moved many times, and hashes begin alike. */
    @Test
    void manyGroups() {
        for (int expected : new int[] {0, 1_000, 2 * MANY}) {
            manyGroups(List.of(BIGINT), expected);
            manyGroups(List.of(BIGINT, INTEGER), expected);
        }
    }

    private static void manyGroups(List<SqlType> types, int expected) {
        try (RootAllocator allocator = new RootAllocator();
                Scratch scratch = new Scratch(allocator);
                GroupTable table = GroupTables.create(types, allocator, scratch)) {
            table.expect(expected);
            int[] ids = new int[MANY];
            try (ChangeBatch batch = stridedKeys(types, allocator)) {
                Column[] keys = columns(batch);
                table.findOrAdd(keys, 0, MANY, ids);
                assertEquals(MANY, Arrays.stream(ids).distinct().count());
                int[] again = new int[MANY];
                table.findOrAdd(keys, 0, MANY, again);
                assertArrayEquals(ids, again);
                for (int row = 0; row < MANY - 10; row++) {
                    table.free(ids[row]);
                }
                assertEquals(10, table.size());
                table.findOrAdd(keys, MANY - 10, MANY, again);
                assertArrayEquals(ids, again);
                table.findOrAdd(keys, 0, MANY, again);
                assertEquals(MANY, Arrays.stream(again).distinct().count());
                Column[] found = table.newKeyColumns(again, MANY, allocator);
                try (ChangeBatch rows = new ChangeBatch(found, null, MANY)) {
                    for (int row = 0; row < MANY; row += 997) {
                        assertEquals(key(batch, row), key(rows, row));
                    }
                }
            }
        }
    }

    private static ChangeBatch stridedKeys(List<SqlType> types, RootAllocator allocator) {
        try (BatchBuilder builder = new BatchBuilder(rowType(types), allocator)) {
            for (int i = 0; i < MANY; i++) {
                List<Object> row = new ArrayList<>(Arrays.asList((i - MANY / 2) * 0x1_0000_0001L, i % 3));
                builder.appendRow(row.subList(0, types.size()), 1);
            }
            return builder.build();
        }
    }

    /** Groups and hashes of rows picked from a batch are those of the rows themselves. */
    @Test
    void pickedRows() {
        Random random = new Random(7);
        List<List<SqlType>> keys = new ArrayList<>();
        for (TypeKind kind : List.of(TypeKind.BOOLEAN, TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER)) {
            keys.add(List.of(SqlType.of(kind)));
        }
        for (SqlType type : List.of(BIGINT, DOUBLE, SqlType.of(TypeKind.REAL), VARCHAR, DECIMAL, ARRAY)) {
            keys.add(List.of(type));
            keys.add(List.of(type, INTEGER));
        }
        for (List<SqlType> types : keys) {
            try (RootAllocator allocator = new RootAllocator();
                    Scratch scratch = new Scratch(allocator);
                    GroupTable table = GroupTables.create(types, allocator, scratch);
                    GroupTable whole = GroupTables.create(types, allocator, scratch)) {
                for (boolean nulls : new boolean[] {true, false}) {
                    try (ChangeBatch source = randomKeys(types, nulls, random, allocator)) {
                        checkPicked(source, table, whole, new KeyHash(scratch), random, allocator);
                    }
                }
            }
        }
    }

    private static void checkPicked(
            ChangeBatch source,
            GroupTable table,
            GroupTable whole,
            KeyHash hash,
            Random random,
            RootAllocator allocator) {
        int[] keys = IntStream.range(0, source.columnCount()).toArray();
        int[] rows = random.ints(300, 0, source.rowCount()).toArray();
        try (ChangeBatch copied = Gather.batch(source, rows, rows.length, allocator);
                ChangeBatch picked = ChangeBatch.picked(source, rows, allocator)) {
            int[] expected = new int[rows.length];
            whole.findOrAdd(columns(copied), 0, rows.length, expected);
            int[] ids = new int[rows.length];
            table.findOrAdd(picked, keys, 0, 100, ids);
            assertArrayEquals(Arrays.copyOf(expected, 100), Arrays.copyOf(ids, 100));
            table.findOrAdd(picked, keys, 0, rows.length, ids);
            assertArrayEquals(expected, ids, "groups by " + source.column(0).type());
            long[] hashes = new long[rows.length];
            hash.hash(columns(copied), rows.length, hashes);
            long[] found = new long[rows.length];
            hash.hash(picked, keys, found);
            assertArrayEquals(hashes, found);
        }
    }

    @Test
    void zerosAreEqualAndSoAreAllNaNs() {
        try (RootAllocator allocator = new RootAllocator();
                Scratch scratch = new Scratch(allocator)) {
            for (List<SqlType> types : List.of(List.of(DOUBLE), List.of(DOUBLE, BIGINT), List.of(DOUBLE, VARCHAR))) {
                try (GroupTable table = GroupTables.create(types, allocator, scratch);
                        ChangeBatch batch = zeros(types, allocator)) {
                    int[] ids = find(table, batch);
                    assertEquals(ids[0], ids[1]);
                    assertEquals(ids[2], ids[3]);
                    assertNotEquals(ids[0], ids[2]);
                }
            }
        }
    }

    private static ChangeBatch zeros(List<SqlType> types, RootAllocator allocator) {
        double otherNaN = Double.longBitsToDouble(0x7ff8000000000001L);
        try (BatchBuilder builder = new BatchBuilder(rowType(types), allocator)) {
            for (double value : new double[] {0.0, -0.0, Double.NaN, otherNaN}) {
                List<Object> row = new ArrayList<>(Arrays.asList(value, null));
                builder.appendRow(row.subList(0, types.size()), 1);
            }
            return builder.build();
        }
    }

    private static void check(SqlType... keyTypes) {
        List<SqlType> types = List.of(keyTypes);
        Random random = new Random(types.hashCode());
        try (RootAllocator allocator = new RootAllocator()) {
            try (Scratch scratch = new Scratch(allocator)) {
                GroupTable table = GroupTables.create(types, allocator, scratch);
                Map<List<Object>, Integer> expected = new HashMap<>();
                for (int round = 0; round < 40; round++) {
                    try (ChangeBatch batch = randomKeys(types, random, allocator)) {
                        int[] ids = find(table, batch);
                        for (int row = 0; row < ids.length; row++) {
                            List<Object> key = key(batch, row);
                            Integer known = expected.putIfAbsent(key, ids[row]);
                            assertTrue(ids[row] > 0 && ids[row] < table.idBound());
                            assertEquals(known == null ? ids[row] : known, ids[row], "id of " + key);
                        }
                    }
                    assertEquals(expected.size(), new HashSet<>(expected.values()).size(), "ids are distinct");
                    // Every third round nearly all groups go.
                    freeSome(table, expected, random, round % 3 == 0 ? 0.95 : 0.3);
                    checkKeys(table, expected, allocator);
                    if (round % 10 == 9) {
                        table = restored(table, types, allocator, scratch);
                    }
                }
                freeSome(table, expected, random, 1);
                assertEquals(0, table.size());
                table.close();
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static GroupTable restored(
            GroupTable table, List<SqlType> types, RootAllocator allocator, Scratch scratch) {
        try (MemoryState state = new MemoryState()) {
            table.snapshot(state, "t.");
            table.close();
            GroupTable copy = GroupTables.create(types, allocator, scratch);
            copy.restore(state, "t.");
            return copy;
        }
    }

    private static void freeSome(
            GroupTable table, Map<List<Object>, Integer> expected, Random random, double probability) {
        expected.values().removeIf(id -> {
            boolean goes = random.nextDouble() < probability;
            if (goes) {
                table.free(id);
            }
            return goes;
        });
    }

    private static void checkKeys(GroupTable table, Map<List<Object>, Integer> expected, RootAllocator allocator) {
        assertEquals(expected.size(), table.size());
        int[] ids = table.live();
        assertEquals(
                new HashSet<>(expected.values()),
                new HashSet<>(Arrays.stream(ids).boxed().toList()));
        Column[] columns = table.newKeyColumns(ids, ids.length, allocator);
        try (ChangeBatch keys = new ChangeBatch(columns, null, ids.length)) {
            for (int i = 0; i < ids.length; i++) {
                assertEquals(expected.get(key(keys, i)), ids[i]);
            }
        }
    }

    private static Column[] columns(ChangeBatch batch) {
        Column[] columns = new Column[batch.columnCount()];
        Arrays.setAll(columns, batch::column);
        return columns;
    }

    private static int[] find(GroupTable table, ChangeBatch batch) {
        Column[] keys = columns(batch);
        int[] ids = new int[batch.rowCount()];
        int middle = ids.length / 3;
        table.findOrAdd(keys, 0, middle, ids);
        table.findOrAdd(keys, middle, ids.length, ids);
        return ids;
    }

    private static List<Object> key(ChangeBatch batch, int row) {
        List<Object> key = new ArrayList<>();
        for (Object value : Values.row(batch, row)) {
            key.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
        }
        return key;
    }

    private static ChangeBatch randomKeys(List<SqlType> types, Random random, RootAllocator allocator) {
        return randomKeys(types, true, random, allocator);
    }

    private static ChangeBatch randomKeys(List<SqlType> types, boolean nulls, Random random, RootAllocator allocator) {
        try (BatchBuilder builder = new BatchBuilder(rowType(types), allocator)) {
            for (int i = 0; i < 500; i++) {
                List<Object> row = new ArrayList<>();
                for (SqlType type : types) {
                    row.add(nulls && random.nextInt(20) == 0 ? null : value(type, random));
                }
                builder.appendRow(row, 1);
            }
            return builder.build();
        }
    }

    private static Object value(SqlType type, Random random) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT, SMALLINT, INTEGER -> random.nextInt(20) - 10;
            case REAL -> random.nextInt(300) / 4f - 30;
            case DOUBLE -> random.nextInt(300) / 4.0 - 30;
            case DECIMAL -> BigDecimal.valueOf(random.nextInt(400) - 200, 2);
            case VARCHAR -> "k".repeat(random.nextInt(30)) + random.nextInt(20);
            case VARBINARY -> new byte[random.nextInt(40)];
            case ARRAY -> List.of("a" + random.nextInt(5), "b".repeat(random.nextInt(4)));
            default -> (long) random.nextInt(1000) << random.nextInt(3) * 20;
        };
    }

    private static RowType rowType(List<SqlType> types) {
        List<Field> fields = new ArrayList<>();
        for (SqlType type : types) {
            fields.add(new Field("k" + fields.size(), type));
        }
        return new RowType(fields);
    }
}
