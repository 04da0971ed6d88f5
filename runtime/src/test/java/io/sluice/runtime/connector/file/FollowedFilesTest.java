package io.sluice.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Source;
import io.sluice.connector.SourcePosition;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.CollectingOutput;
import io.sluice.runtime.connector.SourceHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedFilesTest {
    private static final RowType ROW = RowType.of(new Field("id", SqlType.bigint()));

    @TempDir
    Path directory;

    private final CollectingOutput out = new CollectingOutput(ROW);

    @AfterEach
    void close() {
        out.close();
    }

    @Test
    void takesNewFilesAndWholeAddedLines() throws IOException {
        try (Source source = open("*.csv", Optional.empty())) {
            assertEquals(List.of(), poll(source));
            append("b.csv", "id\n1\n2");
            assertEquals(List.of(1L), poll(source));
            assertEquals(List.of(), poll(source));
            append("b.csv", "2\n");
            append("a.csv", "3\n4\n");
            append("c.txt", "99\n");
            assertEquals(List.of(22L, 3L, 4L), poll(source));
            append("b.csv", "5\n");
            append("a.csv", "6\n");
            assertEquals(List.of(5L, 6L), poll(source));
        }
        assertEquals(List.of(), out.bad());
    }

    @Test
    void goesOnWhereItWasAfterAnEnd() throws IOException {
        append("a.csv", "id\n1\n2\n");
        SourcePosition position;
        try (Source source = open("*.csv", Optional.empty())) {
            assertTrue(source.isBounded(), "a new view waits for the files that are there");
            assertEquals(List.of(1L, 2L), poll(source));
            position = source.position();
        }
        append("a.csv", "3\n");
        append("b.csv", "4\n");
        try (Source source = open("*.csv", Optional.of(position))) {
            assertEquals(List.of(3L, 4L), poll(source));
        }
    }

    @Test
    void startsAFileAnewThatBecameShorter() throws IOException {
        append("a.csv", "1\n2\n3\n");
        try (Source source = open("a.csv", Optional.empty())) {
            assertEquals(List.of(1L, 2L, 3L), poll(source));
            Files.writeString(directory.resolve("a.csv"), "7\n");
            assertEquals(List.of(7L), poll(source));
        }
    }

    @Test
    void knowsThatAnObjectIsWholeWithoutItsLineEnd() throws IOException {
        try (Source source = open("*.json", Optional.empty())) {
            append("a.json", "{\"id\":1}\n{\"id\":2}");
            assertEquals(List.of(1L, 2L), poll(source));
            append("a.json", "\n{\"id\":");
            assertEquals(List.of(), poll(source));
            append("a.json", "3}\n");
            assertEquals(List.of(3L), poll(source));
        }
        assertEquals(List.of(), out.bad());
    }

    private Source open(String glob, Optional<SourcePosition> after) {
        String path = directory.resolve(glob).toString();
        return new SourceHarness(new FileConnector(), ROW, "path", path, "follow", "true").open(after);
    }

    private List<Object> poll(Source source) {
        assertEquals(Source.State.IDLE, source.poll(out));
        return out.take().stream().map(row -> row.get(0)).toList();
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
