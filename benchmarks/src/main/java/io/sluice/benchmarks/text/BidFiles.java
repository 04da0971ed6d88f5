package io.sluice.benchmarks.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Bids as lines of a file: CSV without a header, or JSON, as the name of the file ends. */
public final class BidFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private BidFiles() {}

    /** Returns how many lines it wrote. Texts must need no quoting. */
    public static long write(Path file, List<VectorSchemaRoot> batches) throws IOException {
        boolean isJson = file.toString().endsWith(".json");
        long lines = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (VectorSchemaRoot batch : batches) {
                for (int row = 0; row < batch.getRowCount(); row++) {
                    out.write(line(batch, row, isJson).getBytes(StandardCharsets.UTF_8));
                    lines++;
                }
            }
        }
        return lines;
    }

    private static String line(VectorSchemaRoot batch, int row, boolean isJson) {
        return isJson
                ? batch.getFieldVectors().stream()
                        .map(vector -> "\"" + vector.getName() + "\":" + json(vector, row))
                        .collect(Collectors.joining(",", "{", "}\n"))
                : batch.getFieldVectors().stream()
                        .map(vector -> text(vector, row))
                        .collect(Collectors.joining(",", "", "\n"));
    }

    private static String json(FieldVector vector, int row) {
        return vector instanceof BigIntVector ? text(vector, row) : '"' + text(vector, row) + '"';
    }

    private static String text(FieldVector vector, int row) {
        if (vector instanceof TimeStampVector times) {
            boolean isMillis = ((ArrowType.Timestamp) vector.getField().getType()).getUnit() == TimeUnit.MILLISECOND;
            Instant instant = Instant.ofEpochMilli(isMillis ? times.get(row) : times.get(row) / 1_000);
            return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return vector.getObject(row).toString();
    }
}
