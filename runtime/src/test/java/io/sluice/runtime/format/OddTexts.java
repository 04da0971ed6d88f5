package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Files as good and bad programs write them: mostly well-formed rows, and among them everything that can be wrong or unusual. */
final class OddTexts {
    private static final List<SqlType> TYPES = List.of(
            SqlType.of(TypeKind.BOOLEAN),
            SqlType.of(TypeKind.TINYINT),
            SqlType.of(TypeKind.SMALLINT),
            SqlType.of(TypeKind.INTEGER),
            SqlType.bigint(),
            SqlType.bigint().withNullable(false),
            SqlType.of(TypeKind.REAL),
            SqlType.of(TypeKind.DOUBLE),
            SqlType.decimal(9, 2),
            SqlType.decimal(38, 5),
            SqlType.varchar(),
            SqlType.varchar(),
            new SqlType(TypeKind.VARCHAR, 5, 0, true, List.of()),
            SqlType.varchar().withNullable(false),
            SqlType.of(TypeKind.VARBINARY),
            SqlType.of(TypeKind.DATE),
            new SqlType(TypeKind.TIME, 3, 0, true, List.of()),
            SqlType.timestamp(0),
            SqlType.timestamp(3),
            SqlType.timestamp(6),
            SqlType.timestamp(9));
    private static final List<String> NUMBERS = List.of(
            "0",
            "7",
            "-7",
            "+7",
            "007",
            "-0",
            "12345678",
            "123456789",
            "127",
            "128",
            "-129",
            "32768",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "999999999999999999",
            "1000000000000000000",
            "99999999999999999999999999",
            "1.5",
            "-1.50",
            ".5",
            "5.",
            "1e3",
            "1.0",
            "-1E-2",
            "1e400",
            "0.1",
            "123456.789",
            "123456789012345.6",
            "1234567.995",
            "NaN",
            "-inf",
            "1_000",
            "0x10",
            "-",
            "",
            " 12 ",
            "12 ",
            "1,5",
            "12a",
            "--1",
            "１２",
            "true",
            "3.4028236e38");
    private static final List<String> TIMES = List.of(
            "2026-01-31 10:00:00",
            "2026-01-31T10:00:00",
            "2026-01-31T10:00:00Z",
            "2026-01-31 10:00:00.123",
            "2026-01-31 10:00:00.123456789",
            "2026-01-31 10:00:00.1234567890",
            "2026-01-31 10:00:00.",
            "2026-01-31",
            "2026-02-29 00:00:00",
            "2024-02-29 23:59:59.999",
            "2026-1-3 1:02:03",
            "2026-13-01 00:00:00",
            "10:00:00",
            "2026-00-10 00:00:00",
            "2026-01-31 24:00:00",
            "2026-01-31 10:60:00",
            "2026-01-31 10:00:60",
            "10:00",
            "2026-01-31 10:00",
            "2026-01-31 10:00:00+02:00",
            "2026-01-31 10:00:00 UTC",
            "1969-12-31 23:59:59.5",
            "0000-01-01 00:00:00",
            "9999-12-31 23:59:59",
            "+12026-01-31 10:00:00",
            "2026/01/31",
            "2026-01-31 10-00-00",
            "2026-01-31x10:00:00",
            " 2026-01-31 ",
            "2026-01-310",
            "1700-01-01 00:00:00",
            "2026-01-31t10:00:00z",
            "soon");
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "abcde",
            "abcdef",
            "hello world",
            "äöü",
            "ääääää",
            "日本語のテキスト",
            "😀",
            "a,b",
            "a;b",
            "x\"y",
            "it's",
            "\"",
            "tab\there",
            "back\\slash",
            "null",
            "NULL",
            "true",
            "false",
            "t",
            "yes",
            "{",
            "}",
            "[1]",
            "\\x0a",
            "a line of text that is longer than eight bytes",
            "cr\rhere",
            " blanks ",
            "é",
            "\u0001",
            "\u007f");

    private final Random random;

    OddTexts(Random random) {
        this.random = random;
    }

    RowType rowType() {
        List<Field> fields = new ArrayList<>();
        int size = 1 + random.nextInt(7);
        for (int i = 0; i < size; i++) {
            fields.add(new Field("c" + i, TYPES.get(random.nextInt(TYPES.size()))));
        }
        return new RowType(fields);
    }

    CsvDialect dialect() {
        String delimiters = ",,,,;\t|- .:0T";
        byte delimiter = (byte) delimiters.charAt(random.nextInt(delimiters.length()));
        int[] quotes = {'"', '"', '"', '\'', -1, '-'};
        int quote = quotes[random.nextInt(quotes.length)];
        List<String> nulls = List.of("", "", "", "NULL", "-1", "\\N");
        CsvDialect.Header[] headers = CsvDialect.Header.values();
        return new CsvDialect(
                delimiter,
                quote == delimiter ? '"' : quote,
                nulls.get(random.nextInt(nulls.size())),
                headers[random.nextInt(headers.length)]);
    }

    byte[] csv(RowType rowType, CsvDialect dialect) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, random.nextInt(8) == 0 ? "\uFEFF" : "");
        List<Integer> order = order(rowType);
        String delimiter = String.valueOf((char) dialect.delimiter());
        if (random.nextBoolean()) {
            put(
                    out,
                    String.join(
                                    delimiter,
                                    order.stream().map(i -> name(rowType, i)).toList()) + "\n");
        }
        int rows = random.nextInt(40);
        for (int row = 0; row < rows; row++) {
            boolean odd = random.nextInt(4) == 0;
            int extra = odd && random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
            for (int cell = 0; cell < order.size() + extra; cell++) {
                put(out, cell > 0 ? delimiter : "");
                SqlType type = rowType.type(order.get(cell % order.size()) % rowType.size());
                put(out, csvCell(value(type, odd), dialect, odd));
                if (odd && random.nextInt(30) == 0) {
                    out.write(0x80 + random.nextInt(0x80));
                }
            }
            put(out, odd && random.nextInt(3) == 0 ? "\n\n" : random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        return cut(out.toByteArray());
    }

    private String csvCell(String value, CsvDialect dialect, boolean odd) {
        if (dialect.quote() < 0) {
            return value;
        }
        String quote = String.valueOf((char) dialect.quote());
        if (odd && random.nextInt(12) == 0) {
            return List.of(
                            quote + value,
                            value + quote,
                            quote + value + quote + "x",
                            quote + quote,
                            quote,
                            value + "\n")
                    .get(random.nextInt(6));
        }
        boolean needed = value.indexOf(dialect.quote()) >= 0 || value.indexOf(dialect.delimiter()) >= 0;
        if (!needed && random.nextInt(6) != 0) {
            return value;
        }
        String text = random.nextInt(6) == 0 ? value + "\nmore" : value;
        return quote + text.replace(quote, quote + quote) + quote;
    }

    byte[] json(RowType rowType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, random.nextInt(8) == 0 ? "\uFEFF" : "");
        boolean array = random.nextInt(8) == 0;
        put(out, array ? "[\n" : "");
        List<Integer> order = order(rowType);
        String blank = random.nextInt(3) == 0 ? " " : "";
        int rows = random.nextInt(40);
        for (int row = 0; row < rows; row++) {
            boolean odd = random.nextInt(4) == 0;
            List<String> members = new ArrayList<>();
            for (int i : order) {
                if (random.nextInt(odd ? 4 : 40) > 0) {
                    members.add(member(rowType, i, blank, odd));
                }
                if (odd && random.nextInt(10) == 0) {
                    members.add(member(rowType, i, " \t", true));
                }
            }
            if (odd && random.nextInt(3) == 0) {
                Collections.shuffle(members, random);
            }
            put(out, "{" + blank + String.join(blank + "," + blank, members) + blank + "}");
            if (odd && random.nextInt(6) == 0) {
                put(out, List.of("}", ",", " x", "{}", "\u0000", "\"").get(random.nextInt(6)));
            } else if (odd && random.nextInt(20) == 0) {
                out.write(0x80 + random.nextInt(0x80));
            }
            put(out, array ? "," : "");
            put(out, odd && random.nextInt(3) == 0 ? "\n \n" : random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        put(out, array ? "]\n" : "");
        return cut(out.toByteArray());
    }

    private String member(RowType rowType, int column, String blank, boolean odd) {
        String name = odd && random.nextInt(10) == 0 ? "\\u0063" + column : name(rowType, column);
        String value;
        if (odd && random.nextInt(4) == 0) {
            value = List.of(
                            "null",
                            "true",
                            "false",
                            "{}",
                            "[]",
                            "{\"a\":[1,\"}\"]}",
                            "[1,\n2]",
                            "tru",
                            "nulls",
                            "\"open",
                            "-",
                            "\"\\x\"",
                            "\"\\ud800\"",
                            "\"\\ud83d\\ude00\"",
                            "\"\\u00e9\\n\\\\\\\"\"",
                            "",
                            "01",
                            "1 2")
                    .get(random.nextInt(18));
        } else {
            SqlType type = rowType.type(column % rowType.size());
            String text = value(type, odd);
            boolean bare = type.kind().isNumeric() && random.nextInt(8) != 0;
            value = bare || odd && random.nextInt(12) == 0 ? text : quoted(text, odd);
        }
        return "\"" + name + "\"" + blank + ":" + blank + value;
    }

    private String quoted(String text, boolean odd) {
        if (odd && random.nextInt(10) == 0) {
            return "\"" + text + "\"";
        }
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || odd && random.nextInt(20) == 0) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** The columns in some order, now and then with one that is not declared or without one that is. */
    private List<Integer> order(RowType rowType) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rowType.size(); i++) {
            order.add(i);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(order, random);
        }
        if (random.nextInt(4) == 0) {
            order.add(random.nextInt(order.size() + 1), rowType.size());
        }
        if (order.size() > 1 && random.nextInt(8) == 0) {
            order.remove(0);
        }
        return order;
    }

    private String name(RowType rowType, int column) {
        String name = column < rowType.size() ? rowType.name(column) : "other";
        return random.nextInt(30) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }

    private String value(SqlType type, boolean odd) {
        if (odd && random.nextInt(3) == 0) {
            List<String> any = List.of(NUMBERS, TIMES, WORDS).get(random.nextInt(3));
            return any.get(random.nextInt(any.size()));
        }
        return switch (type.kind()) {
            case BOOLEAN -> List.of("true", "false", "t", "no", "1").get(random.nextInt(5));
            case VARCHAR, VARBINARY -> WORDS.get(random.nextInt(WORDS.size()));
            case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                random.nextBoolean()
                        ? TIMES.get(random.nextInt(TIMES.size()))
                        : String.format(
                                "2026-%02d-%02d 10:%02d:59.%d",
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextInt(60),
                                random.nextInt(1000));
            default ->
                random.nextBoolean()
                        ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                        : String.valueOf(random.nextLong() >> random.nextInt(64));
        };
    }

    /** Files may end anywhere. */
    private byte[] cut(byte[] bytes) {
        return random.nextInt(3) > 0 ? bytes : java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
