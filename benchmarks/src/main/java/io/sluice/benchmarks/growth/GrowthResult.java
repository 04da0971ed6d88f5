package io.sluice.benchmarks.growth;

import java.util.Locale;

/**
 * What was measured; the result of the view was right.
 *
 * @param rowsPerSecond by the wall clock
 * @param rowsPerProcessorSecond by the time that all threads of the process had a processor
 * @param peakBytes most memory the process had at once, VmHWM; 0 where the system does not say
 * @param results rows of the view
 */
record GrowthResult(
        String name,
        int size,
        long rows,
        double rowsPerSecond,
        double rowsPerProcessorSecond,
        long peakBytes,
        long results) {
    static final String HEADER = "| grows | size | rows | M rows/s wall | M rows/s processor | peak MiB | results |\n"
            + "|---|---:|---:|---:|---:|---:|---:|";

    private static final String BETWEEN = ";";

    /** For {@link #ofFields}. */
    String toFields() {
        return name
                + BETWEEN
                + size
                + BETWEEN
                + rows
                + BETWEEN
                + rowsPerSecond
                + BETWEEN
                + rowsPerProcessorSecond
                + BETWEEN
                + peakBytes
                + BETWEEN
                + results;
    }

    static GrowthResult ofFields(String line) {
        String[] fields = line.split(BETWEEN);
        return new GrowthResult(
                fields[0],
                Integer.parseInt(fields[1]),
                Long.parseLong(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]));
    }

    String toTableRow() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.2f | %.2f | %,d | %,d |",
                name,
                size,
                rows,
                rowsPerSecond / 1e6,
                rowsPerProcessorSecond / 1e6,
                peakBytes >> 20,
                results);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"size\": %d, \"rows\": %d, \"rowsPerSecond\": %.0f, \"rowsPerProcessorSecond\": %.0f,"
                        + " \"peakBytes\": %d, \"results\": %d}",
                name,
                size,
                rows,
                rowsPerSecond,
                rowsPerProcessorSecond,
                peakBytes,
                results);
    }
}
