package io.sluice.runtime.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.connector.CollectingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows read directly are those the scanners read, and rejected rows too, wherever the bytes are cut. */
class DirectRowsTest {
    private static final int FILES = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void csv(long seed) {
        for (int file = 0; file < FILES; file++) {
            Random random = new Random(seed * FILES + file);
            OddTexts texts = new OddTexts(random);
            RowType rowType = texts.rowType();
            CsvDialect dialect = texts.dialect();
            byte[] bytes = texts.csv(rowType, dialect);
            check(
                    random,
                    "seed " + seed + ", file " + file + ", " + dialect,
                    rowType,
                    bytes,
                    new CsvDecoder(dialect, rowType, false),
                    new CsvDecoder(dialect, rowType));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void json(long seed) {
        for (int file = 0; file < FILES; file++) {
            Random random = new Random(seed * FILES + file);
            OddTexts texts = new OddTexts(random);
            RowType rowType = texts.rowType();
            byte[] bytes = texts.json(rowType);
            check(
                    random,
                    "seed " + seed + ", file " + file,
                    rowType,
                    bytes,
                    new JsonDecoder(rowType, false),
                    new JsonDecoder(rowType));
        }
    }

    @Test
    void noDateIsRememberedBeforeTheFirst() {
        RowType rowType = RowType.of(new Field("d", SqlType.of(TypeKind.DATE)));
        byte[] bytes = ("\0".repeat(8) + "00\n" + "2020-01-01\n".repeat(8)).getBytes(StandardCharsets.UTF_8);
        CsvDialect dialect = CsvDialect.DEFAULT;
        String expected = decode(new CsvDecoder(dialect, rowType, false), rowType, bytes, 1 << 20, bytes.length);
        assertEquals(expected, decode(new CsvDecoder(dialect, rowType), rowType, bytes, 1 << 20, bytes.length));
    }

    private static void check(
            Random random, String name, RowType rowType, byte[] bytes, RowDecoder strict, RowDecoder direct) {
        int maxLine = random.nextInt(4) == 0 ? 20 + random.nextInt(100) : 1 << 20;
        String expected = decode(strict, rowType, bytes, maxLine, bytes.length);
        assertEquals(expected, decode(direct, rowType, bytes, maxLine, bytes.length), name);
        // What a row longer than allowed is called may depend on how much of it has come.
        for (int cut = 0; cut < bytes.length && maxLine == 1 << 20; cut += 1 + random.nextInt(bytes.length)) {
            assertEquals(expected, decode(direct, rowType, bytes, maxLine, cut), name + ", cut at " + cut);
        }
        int[] cuts = random.ints(bytes.length / 8, 0, bytes.length + 1).sorted().toArray();
        assertEquals(
                decode(strict, rowType, bytes, maxLine, cuts),
                decode(direct, rowType, bytes, maxLine, cuts),
                name + ", cut at " + Arrays.toString(cuts));
    }

    /** Cut at every place, one after the other. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void cutAnywhere(long seed) {
        Random random = new Random(seed);
        OddTexts texts = new OddTexts(random);
        RowType rowType = texts.rowType();
        byte[] csv = texts.csv(rowType, CsvDialect.DEFAULT);
        byte[] json = texts.json(rowType);
        String rowsOfCsv =
                decode(new CsvDecoder(CsvDialect.DEFAULT, rowType, false), rowType, csv, 1 << 20, csv.length);
        String rowsOfJson = decode(new JsonDecoder(rowType, false), rowType, json, 1 << 20, json.length);
        for (int cut = 0; cut <= csv.length; cut++) {
            CsvDecoder decoder = new CsvDecoder(CsvDialect.DEFAULT, rowType);
            assertEquals(rowsOfCsv, decode(decoder, rowType, csv, 1 << 20, cut), "cut at " + cut);
        }
        for (int cut = 0; cut <= json.length; cut++) {
            assertEquals(rowsOfJson, decode(new JsonDecoder(rowType), rowType, json, 1 << 20, cut), "cut at " + cut);
        }
    }

    private static String decode(RowDecoder decoder, RowType rowType, byte[] bytes, int maxLine, int... cuts) {
        StreamDecoder stream = new StreamDecoder(decoder, maxLine, "file");
        try (CollectingOutput out = new CollectingOutput(rowType)) {
            int at = 0;
            for (int i = 0; i <= cuts.length; i++) {
                int to = i < cuts.length ? cuts[i] : bytes.length;
                byte[] piece = Arrays.copyOfRange(bytes, at, to);
                stream.add(piece, piece.length);
                if (to == bytes.length) {
                    stream.end();
                }
                while (!stream.decode(out)) {
                    out.take();
                }
                out.take();
                at = to;
            }
            return lines(out.all()) + "bad:\n" + String.join("\n", out.bad());
        }
    }

    private static String lines(List<List<Object>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<Object> row : rows) {
            for (Object value : row) {
                text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                        .append(" | ");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
