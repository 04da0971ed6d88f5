package io.sluice.runtime.connector.file;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.SourceContractTest;
import io.sluice.runtime.connector.SourceHarness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Plain, compressed and damaged files, with headers, multi-line cells, bad and huge rows, keep to the contract of sources. */
class FileSourceContractTest {
    private static final RowType ROW =
            RowType.of(new Field("id", SqlType.bigint()), new Field("name", SqlType.varchar()));

    @Nested
    class Csv extends SourceContractTest {
        @TempDir
        Path directory;

        @Override
        protected SourceHarness harness() throws IOException {
            write(directory, "a.csv", csv(0));
            write(directory, "b.csv.gz", gzip(csv(100)));
            byte[] cut = gzip(csv(200));
            write(directory, "c.csv.gz", java.util.Arrays.copyOf(cut, cut.length - 20));
            write(directory, "d.csv", new byte[0]);
            write(directory, "e.csv", "name,id\nlast,300".getBytes(StandardCharsets.UTF_8));
            return new SourceHarness(new FileConnector(), ROW, "path", directory.toString(), "max_line_bytes", "1000");
        }
    }

    @Nested
    class Json extends SourceContractTest {
        @TempDir
        Path directory;

        @Override
        protected SourceHarness harness() throws IOException {
            StringBuilder lines = new StringBuilder("\uFEFF");
            StringBuilder array = new StringBuilder("[\n");
            for (int i = 0; i < 30; i++) {
                lines.append(i % 7 == 3 ? "{\"id\":broken\n" : "{\"id\":" + i + "}\r\n\n");
                array.append(i == 0 ? "" : ",")
                        .append("{\"name\":\"]}\",\n \"id\":")
                        .append(i)
                        .append("}");
            }
            write(directory, "a.json", lines.toString().getBytes(StandardCharsets.UTF_8));
            write(directory, "b.json", array.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8));
            return new SourceHarness(
                    new FileConnector(),
                    ROW,
                    "path",
                    directory.resolve("*.json").toString());
        }
    }

    @Nested
    class Lines extends SourceContractTest {
        @TempDir
        Path directory;

        @Override
        protected SourceHarness harness() throws IOException {
            write(directory, "a.txt", "one\r\n\ntwo\n".repeat(12).getBytes(StandardCharsets.UTF_8));
            RowType line = RowType.of(new Field("line", SqlType.varchar()));
            return new SourceHarness(
                    new FileConnector(),
                    line,
                    "path",
                    directory.resolve("a.txt").toString());
        }
    }

    private static byte[] csv(int first) {
        StringBuilder text = new StringBuilder("other,id,name\n");
        for (int i = first; i < first + 25; i++) {
            switch (i % 9) {
                case 2 -> text.append("x,").append(i).append(",\"two\nlines\"\n");
                case 4 -> text.append("x,not a number,bad\n");
                case 6 ->
                    text.append("x,")
                            .append(i)
                            .append(",")
                            .append("long".repeat(300))
                            .append("\n");
                default -> text.append("x,").append(i).append(",name").append(i).append("\r\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void write(Path directory, String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }
}
