package io.sluice.runtime.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.CollectingOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an encoder writes its decoder reads back, however the bytes are cut into pieces. */
class FormatRoundTripTest {
    private static final int ROWS = 300;
    private static final List<Field> FLAT = List.of(
            new Field("b", SqlType.of(TypeKind.BOOLEAN)),
            new Field("t", SqlType.of(TypeKind.TINYINT)),
            new Field("i", SqlType.of(TypeKind.INTEGER)),
            new Field("l", SqlType.bigint()),
            new Field("r", SqlType.of(TypeKind.REAL)),
            new Field("d", SqlType.of(TypeKind.DOUBLE)),
            new Field("n", SqlType.decimal(38, 5)),
            new Field("Text, \"quoted\"", SqlType.varchar()),
            new Field("day", SqlType.of(TypeKind.DATE)),
            new Field("time", new SqlType(TypeKind.TIME, 9, 0, true, List.of())),
            new Field("ms", SqlType.timestamp(3)),
            new Field("ns", SqlType.timestamp(9)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void csv(long seed) {
        Random random = new Random(seed);
        RowType rowType = new RowType(FLAT);
        CsvDialect dialect = random.nextBoolean()
                ? CsvDialect.DEFAULT
                : new CsvDialect((byte) ';', '\'', "NULL", CsvDialect.Header.TRUE);
        check(random, rowType, new CsvEncoder(dialect, rowType, false), new CsvDecoder(dialect, rowType));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void csvOfOneColumn(long seed) {
        RowType rowType = RowType.of(new Field("only", SqlType.varchar()));
        check(
                new Random(seed),
                rowType,
                new CsvEncoder(CsvDialect.DEFAULT, rowType, false),
                new CsvDecoder(CsvDialect.DEFAULT, rowType));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void json(long seed) {
        List<Field> fields = new ArrayList<>(FLAT);
        fields.add(new Field("list", SqlType.array(SqlType.of(TypeKind.DOUBLE))));
        fields.add(new Field("map", SqlType.map(SqlType.varchar(), SqlType.bigint())));
        fields.add(new Field(
                "row",
                SqlType.row(List.of(
                        new Field("x", SqlType.varchar()), new Field("y", SqlType.array(SqlType.of(TypeKind.DATE)))))));
        RowType rowType = new RowType(fields);
        check(new Random(seed), rowType, new JsonEncoder(rowType), new JsonDecoder(rowType));
    }

    private static void check(Random random, RowType rowType, RowEncoder encoder, RowDecoder decoder) {
        try (CollectingOutput out = new CollectingOutput(rowType);
                BatchBuilder builder = new BatchBuilder(rowType, out.allocator())) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                List<Object> row = new ArrayList<>();
                rowType.fields().forEach(field -> row.add(value(random, field.type())));
                rows.add(row);
                builder.appendRow(row, 1);
            }
            TextBuffer text = new TextBuffer();
            encoder.begin(text);
            try (ChangeBatch batch = builder.build()) {
                for (int i = 0; i < ROWS; i++) {
                    encoder.row(null, batch, i, text);
                }
            }
            decode(random, text, decoder, out);
            assertEquals(List.of(), out.bad());
            assertEquals(rows, out.all());
        }
    }

    private static void decode(Random random, TextBuffer text, RowDecoder decoder, CollectingOutput out) {
        StreamDecoder stream = new StreamDecoder(decoder, 1 << 20, "test");
        int at = 0;
        while (at < text.length()) {
            int length = Math.min(text.length() - at, random.nextInt(random.nextBoolean() ? 10 : 2_000));
            stream.add(Arrays.copyOfRange(text.bytes(), at, at + length), length);
            at += length;
            decodeAll(random, stream, out);
        }
        stream.end();
        decodeAll(random, stream, out);
    }

    private static void decodeAll(Random random, StreamDecoder stream, CollectingOutput out) {
        do {
            out.take();
            out.limit(1 + random.nextInt(5));
        } while (!stream.decode(out));
        out.take();
    }

    private static Object value(Random random, SqlType type) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) random.nextInt();
            case INTEGER -> random.nextInt();
            case BIGINT -> random.nextInt(5) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(60);
            case REAL -> random.nextInt(9) == 0 ? Float.NaN : Float.intBitsToFloat(random.nextInt() & 0xbfffffff);
            case DOUBLE ->
                random.nextInt(9) == 0
                        ? Double.NEGATIVE_INFINITY
                        : Double.longBitsToDouble(random.nextLong() & 0xbfffffffffffffffL);
            case DECIMAL -> new BigDecimal(new BigInteger(random.nextInt(120), random), 5);
            case VARCHAR -> text(random);
            case DATE -> random.nextInt(40_000) - 10_000;
            case TIME -> (long) (random.nextDouble() * 86_400_000_000_000L);
            case TIMESTAMP -> random.nextLong() / (type.precision() == 3 ? 2_000_000 : 10);
            case ARRAY -> list(random, type.fields().get(0).type());
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    map.put(text(random), value(random, type.fields().get(1).type()));
                }
                yield map;
            }
            case ROW ->
                type.fields().stream()
                        .map(field -> value(random, field.type()))
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static List<Object> list(Random random, SqlType element) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, element));
        }
        return values;
    }

    private static String text(Random random) {
        String[] parts = {
            "a", ",", ";", "\"", "'", "\n", "\r\n", "\r", "\\", "é", "→", "😀", "\t", " ", "NULL", "\u0001", "{}"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
