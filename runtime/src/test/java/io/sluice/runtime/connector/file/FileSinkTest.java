package io.sluice.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Sink;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.SinkHarness;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final RowType ROW =
            RowType.of(new Field("id", SqlType.bigint()), new Field("name", SqlType.varchar()));

    @TempDir
    Path directory;

    private final SinkHarness harness = new SinkHarness(new FileConnector(), ROW, List.of(0), true);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void showsATickOnlyAtItsEnd() throws IOException {
        Path file = directory.resolve("new/out.csv");
        try (Sink sink = open(-1, "path", file.toString())) {
            harness.write(sink, 1, 1, 1L, "a,b");
            assertFalse(Files.exists(file));
            sink.endTick(1);
            assertEquals("id,name\n1,\"a,b\"\n", Files.readString(file));
            harness.write(sink, 2, 1, 2L, null);
            harness.write(sink, 2, 2, 3L, "");
            assertEquals("id,name\n1,\"a,b\"\n", Files.readString(file));
            sink.endTick(2);
            sink.endTick(3);
        }
        assertEquals("id,name\n1,\"a,b\"\n2,\n3,\"\"\n3,\"\"\n", Files.readString(file));
    }

    @Test
    void dropsATickGivenAgainAndCutsOffOneThatDidNotEnd() throws IOException {
        Path file = directory.resolve("out.json");
        try (Sink sink = open(-1, "path", file.toString())) {
            harness.write(sink, 1, 1, 1L, "one");
            sink.endTick(1);
            harness.write(sink, 2, 1, 2L, "two");
            sink.endTick(2);
        }
        Files.writeString(file, "{\"id\":3,\"na", StandardOpenOption.APPEND);
        try (Sink sink = open(1, "path", file.toString())) {
            for (long tick = 1; tick <= 3; tick++) {
                harness.write(sink, tick, 1, tick, "again");
                sink.endTick(tick);
            }
        }
        assertEquals("""
                {"id":1,"name":"one"}
                {"id":2,"name":"two"}
                {"id":3,"name":"again"}
                """, Files.readString(file));
    }

    @Test
    void writesPartitionsIntoDirectories() throws IOException {
        String path = directory.resolve("parts") + "/";
        String[] with = {"path", path, "format", "csv", "partition_by", "NAME"};
        try (Sink sink = open(-1, with)) {
            harness.write(sink, 1, 1, 1L, "a");
            harness.write(sink, 1, 1, 2L, "a/b=%");
            harness.write(sink, 1, 1, 3L, null);
            sink.endTick(1);
            harness.write(sink, 2, 2, 4L, "a");
            sink.endTick(2);
        }
        Path torn = directory.resolve("parts/NAME=a/part-000001.csv");
        assertEquals("id\n1\n4\n4\n", Files.readString(torn));
        assertEquals("id\n2\n", Files.readString(directory.resolve("parts/NAME=a%2Fb%3D%25/part-000001.csv")));
        assertEquals(
                "id\n3\n",
                Files.readString(directory.resolve("parts/NAME=__HIVE_DEFAULT_PARTITION__/part-000001.csv")));
        // Tick 2 had been written in one directory when it broke off; it is given again.
        try (Sink sink = open(1, with)) {
            harness.write(sink, 2, 2, 4L, "a");
            harness.write(sink, 2, 1, 5L, "b");
            sink.endTick(2);
        }
        assertEquals("id\n1\n4\n4\n", Files.readString(torn));
        assertEquals("id\n5\n", Files.readString(directory.resolve("parts/NAME=b/part-000001.csv")));
        assertTrue(assertThrows(SluiceException.class, () -> open(-1, with))
                .getMessage()
                .contains("exists"));
        try (Sink sink = open(-1, "path", path, "format", "csv", "partition_by", "name", "if_exists", "replace")) {
            harness.write(sink, 1, 1, 6L, "a");
            sink.endTick(1);
        }
        assertFalse(Files.exists(torn));
        assertEquals("id\n6\n", Files.readString(directory.resolve("parts/name=a/part-000001.csv")));
    }

    @Test
    void refusesPartitionsThatDoNotFit() {
        String path = directory.resolve("parts") + "/";
        for (String columns : List.of("nam", "id, name", "id, ID")) {
            assertEquals(
                    ErrorCode.INVALID_OPTION,
                    assertThrows(
                                    SluiceException.class,
                                    () -> open(-1, "path", path, "format", "csv", "partition_by", columns))
                            .code());
        }
        assertTrue(assertThrows(
                        SluiceException.class,
                        () -> open(-1, "path", directory.resolve("out.csv").toString(), "partition_by", "id"))
                .getMessage()
                .contains("needs a directory"));
    }

    @Test
    void beginsANewFileOfADirectoryWhenOneIsFull() throws IOException {
        String path = directory.resolve("parts") + "/";
        String[] with = {"path", path, "format", "csv", "header", "false", "rows_per_file", "2"};
        try (Sink sink = open(-1, with)) {
            writeTicks(sink, 1, 5);
        }
        assertEquals(List.of("1,x\n2,x\n", "3,x\n4,x\n", "5,x\n"), parts());
        try (Sink sink = open(4, with)) {
            writeTicks(sink, 5, 7);
        }
        assertEquals(List.of("1,x\n2,x\n", "3,x\n4,x\n", "5,x\n6,x\n", "7,x\n"), parts());
    }

    @Test
    void asksWhatToDoWithFilesThatAreThere() throws IOException {
        Path file = directory.resolve("old.csv");
        Files.writeString(file, "id,name\n7,old\n");
        SluiceException error = assertThrows(SluiceException.class, () -> open(-1, "path", file.toString()));
        assertEquals(ErrorCode.CONNECTOR_FAILED, error.code());
        assertTrue(error.diagnostic().hint().contains("if_exists = 'append'"));
        try (Sink sink = open(-1, "path", file.toString(), "if_exists", "append")) {
            writeTicks(sink, 1, 1);
        }
        assertEquals("id,name\n7,old\n1,x\n", Files.readString(file));
        try (Sink sink = open(-1, "path", file.toString(), "if_exists", "replace")) {
            writeTicks(sink, 1, 1);
        }
        assertEquals("id,name\n1,x\n", Files.readString(file));
    }

    @Test
    void writesAChangelogOnlyWhenAsked() throws IOException {
        Path file = directory.resolve("log.csv");
        try (SinkHarness changing = new SinkHarness(new FileConnector(), ROW, List.of(0), false)) {
            SluiceException error = assertThrows(SluiceException.class, () -> changing.create("path", file.toString()));
            assertTrue(error.diagnostic().hint().startsWith("changelog = true"));
            try (Sink sink = changing.create("path", file.toString(), "changelog", "true")) {
                sink.open(-1);
                changing.writeAll(
                        sink, 1, List.of(List.of(1L, "a"), List.of(1L, "b"), List.of(2L, "c")), List.of(-1L, 1L, -2L));
                sink.endTick(1);
            }
        }
        assertEquals("_op,id,name\n-U,1,a\n+U,1,b\n-D,2,c\n-D,2,c\n", Files.readString(file));
    }

    @Test
    void closesTwiceAndUnopened() {
        Sink sink = open(-1, "path", directory.resolve("x.csv").toString());
        sink.close();
        sink.close();
        harness.create("path", directory.resolve("y.csv").toString()).close();
    }

    @Test
    void saysWhatASinkCannotWrite() {
        assertTrue(error("path", directory + "/").contains("add format = 'csv' or format = 'json'"));
        assertTrue(error("path", "x.txt", "format", "line").contains("a sink writes csv or json"));
        assertTrue(error("path", "x.csv.gz").contains("cannot write to 'x.csv.gz'"));
        assertTrue(error("path", "x.csv", "quote", "").contains("without a quote"));
        assertTrue(error("path", "x.csv", "rows_per_file", "0").contains("rows_per_file must be at least 1"));
    }

    private String error(String... with) {
        return assertThrows(SluiceException.class, () -> harness.create(with)).getMessage();
    }

    private Sink open(long lastTick, String... with) {
        Sink sink = harness.create(with);
        sink.open(lastTick);
        return sink;
    }

    private void writeTicks(Sink sink, long from, long to) {
        for (long tick = from; tick <= to; tick++) {
            harness.write(sink, tick, 1, tick, "x");
            sink.endTick(tick);
        }
    }

    private List<String> parts() throws IOException {
        List<String> contents = new java.util.ArrayList<>();
        for (Path part : new FileSet(directory.resolve("parts").toString()).list()) {
            contents.add(Files.readString(part));
        }
        return contents;
    }
}
