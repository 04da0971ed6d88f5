package io.sluice.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.connector.SourceHarness;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileSourceTest {
    private static final RowType ROW = RowType.of(
            new Field("id", SqlType.bigint()),
            new Field("name", SqlType.varchar()),
            new Field("price", SqlType.of(TypeKind.DOUBLE)));

    @TempDir
    Path directory;

    private final List<String> bad = new ArrayList<>();

    @Test
    void readsQuotesLineEndsAndNulls() throws IOException {
        assertEquals(
                List.of(
                        row(1L, "a, b", 1.5),
                        row(2L, "say \"hi\"", 2.0),
                        row(3L, "two\r\nlines", null),
                        row(4L, "", 0.25),
                        row(5L, null, -1e3),
                        row(6L, "ü→😀", 6.0)),
                read("""
                        1,"a, b",1.5
                        2,"say ""hi""\",2\r
                        3,"two\r
                        lines",\r

                        4,"",.25
                        5,,-1e3
                        6,ü→😀,6"""));
        assertEquals(List.of(), bad);
    }

    @Test
    void mapsAHeaderByNameInAnyOrderAndIgnoresOtherColumns() throws IOException {
        assertEquals(
                List.of(row(1L, "pen", 2.5), row(2L, "ink", 3.0)),
                read("\uFEFFPrice,other, ID ,\"Name\"\n2.5,x,1,pen\n3,y,2,ink\n"));
        assertEquals(List.of(), bad);
    }

    @Test
    void readsForeignDialects() throws IOException {
        Path file = file("x.txt", "1;'it''s';NA\n2;NA;3\n".getBytes(StandardCharsets.UTF_8));
        SourceHarness source =
                harness(file, "format", "csv", "delimiter", ";", "quote", "'", "null", "NA", "header", "false");
        assertEquals(List.of(row(1L, "it's", null), row(2L, null, 3.0)), source.read(bad));
        assertEquals(List.of(), bad);
    }

    @Test
    void losesNoGoodRowAmongBadOnes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("""
                id,name,price
                1,good,1
                x,bad number,1
                2,good,2
                3,missing cell
                4,too,many,cells
                5,good,5
                6,wrong double,1.2.3
                7,"quote "in the middle",7
                8,good,8
                """.getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'9', ',', (byte) 0xC3, (byte) 0x28, ',', '9', '\n'});
        bytes.write("10,good,10\n11,\"never closed,11\n12,good,12\n13,good,13".getBytes(StandardCharsets.UTF_8));
        List<List<Object>> rows = harness(file("bad.csv", bytes.toByteArray())).read(bad);
        assertEquals(
                List.of(1L, 2L, 5L, 8L, 10L, 12L, 13L),
                rows.stream().map(row -> row.get(0)).toList());
        assertEquals(
                List.of(
                        "bad.csv:3 column \"id\": 'x' is not a BIGINT [x,bad number,1]",
                        "bad.csv:5 2 cells where 3 were expected [3,missing cell]",
                        "bad.csv:6 4 cells where 3 were expected [4,too,many,cells]",
                        "bad.csv:8 column \"price\": '1.2.3' is not a DOUBLE [6,wrong double,1.2.3]",
                        "bad.csv:9 text follows a closing quote in cell 2 [7,\"quote \"in the middle\",7]",
                        "bad.csv:11 column \"name\": bytes are not UTF-8 [9,\uFFFD(,9]",
                        "bad.csv:13 a quote is opened and never closed [11,\"never closed,11]"),
                bad);
    }

    @Test
    void passesOverHugeLines() throws IOException {
        String huge = "2," + "x".repeat(3_000_000) + ",2\n";
        Path file = file("huge.csv", ("1,a,1\n" + huge + "3,c,3\n4," + "y".repeat(200) + ",4\n5,e,5\n").getBytes());
        List<List<Object>> rows = harness(file, "max_line_bytes", "100").read(bad);
        assertEquals(List.of(row(1L, "a", 1.0), row(3L, "c", 3.0), row(5L, "e", 5.0)), rows);
        assertEquals(2, bad.size());
        assertTrue(
                bad.get(0).startsWith("huge.csv:2 line of 3000005 bytes is longer than max_line_bytes = 100 [2,xxx"));
        assertTrue(bad.get(1).startsWith("huge.csv:4 line of 205 bytes is longer than max_line_bytes = 100 [4,yyy"));
    }

    @Test
    void keepsTheRowsBeforeACompressedFileBreaksOff() throws IOException {
        StringBuilder text = new StringBuilder();
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(",n").append(random.nextLong()).append(",1\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        file("a.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        file("b.csv.gz", whole);
        List<List<Object>> rows = harness(directory).read(bad);
        int kept = rows.size() - 50_000;
        assertTrue(kept > 20_000, "rows before the break: " + kept);
        for (int i = 0; i < kept; i++) {
            assertEquals((long) i, rows.get(i).get(0));
        }
        assertEquals(1, bad.size());
        assertTrue(bad.get(0).startsWith("a.csv.gz:" + (kept + 1) + " the compressed file is cut off"), bad.get(0));
    }

    @Test
    void goesByTheCompressionGivenRatherThanTheName() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("1,a,1\n".getBytes(StandardCharsets.UTF_8));
        }
        Path unnamed = file("packed.csv", packed.toByteArray());
        assertEquals(
                List.of(row(1L, "a", 1.0)),
                harness(unnamed, "compression", "gzip").read(bad));
        Path misnamed = file("plain.csv.gz", "2,b,2\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(row(2L, "b", 2.0)),
                harness(misnamed, "compression", "none").read(bad));
        assertEquals(List.of(), bad);
        assertEquals(List.of(), harness(misnamed).read(bad));
        assertEquals(1, bad.size());
        assertTrue(bad.get(0).contains("the compressed file is damaged: Not in GZIP format"), bad.get(0));
    }

    @Test
    void readsGlobsInNameOrder() throws IOException {
        file("b.csv", "2,b,2\n".getBytes());
        file("a.csv", "1,a,1\n".getBytes());
        file(".hidden.csv", "9,z,9\n".getBytes());
        file("c.txt", "3,c,3\n".getBytes());
        Files.createDirectories(directory.resolve("sub"));
        file("sub/d.csv", "4,d,4\n".getBytes());
        assertEquals(List.of(1L, 2L), ids(directory.resolve("*.csv")));
        assertEquals(List.of(1L, 2L, 4L), ids(directory.resolve("{**/*,*}.csv")));
        assertEquals(List.of(4L), ids(directory.resolve("s*/*.csv")));
    }

    @Test
    void saysWhatIsWrongWithAPath() {
        SluiceException missing = assertThrows(
                SluiceException.class, () -> harness(Path.of("no/such.csv")).create());
        assertEquals(ErrorCode.CONNECTOR_FAILED, missing.code());
        assertEquals(
                "there is no file or directory 'no/such.csv'",
                missing.diagnostic().message());
        assertTrue(missing.diagnostic()
                .hint()
                .contains(Path.of("").toAbsolutePath().toString()));
        SluiceException nothing = assertThrows(
                SluiceException.class, () -> harness(directory.resolve("*.csv")).create());
        assertTrue(nothing.diagnostic().message().contains("no file in"), nothing.getMessage());
    }

    @Test
    void saysAtOnceThatAHeaderLacksAColumn() throws IOException {
        Path file = file("h.csv", "id,name,cost\n1,a,2\n".getBytes());
        SluiceException error =
                assertThrows(SluiceException.class, () -> harness(file).create());
        assertEquals("it has: id, name, cost", error.diagnostic().hint());
        assertTrue(error.diagnostic().message().endsWith("has no column \"price\""));
    }

    @Test
    void guessesColumns() throws IOException {
        Path file = file("g.csv", """
                id,Name,price,day,at,ok,zip,none,day
                1,a,1.5,2024-01-31,2024-01-31 10:00:00.123456,true,01234,,x
                2,b,2,2024-02-01,2024-02-01T10:00,FALSE,99999,,y
                """.getBytes());
        assertEquals(
                "[id BIGINT, Name VARCHAR, price DOUBLE, day DATE, at TIMESTAMP(6), ok BOOLEAN, zip VARCHAR, none VARCHAR,"
                        + " day_1 VARCHAR]",
                guess(file));
        assertEquals("[column0 BIGINT, column1 VARCHAR]", guess(file("n.csv", "1,a\n2,b\n".getBytes())));
    }

    private String guess(Path file) {
        FileConnector factory = new FileConnector();
        RowType found = factory.discover(io.sluice.runtime.connector.WithClause.of("path", file.toString())
                .checkedBy(factory));
        return found.fields().stream()
                .map(field -> field.name() + " " + field.type())
                .toList()
                .toString();
    }

    private List<Object> ids(Path path) {
        return harness(path).read(bad).stream().map(row -> row.get(0)).toList();
    }

    private List<List<Object>> read(String text) throws IOException {
        return harness(file("x.csv", text.getBytes(StandardCharsets.UTF_8))).read(bad);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static SourceHarness harness(Path path, String... more) {
        List<String> with = new ArrayList<>(List.of("path", path.toString()));
        with.addAll(List.of(more));
        return new SourceHarness(new FileConnector(), ROW, with.toArray(String[]::new));
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
