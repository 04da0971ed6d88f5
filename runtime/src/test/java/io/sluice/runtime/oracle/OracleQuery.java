package io.sluice.runtime.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query from a file.
 *
 * @param name of the file, without its ending
 * @param ours the text for us
 * @param duck the text for DuckDB: that of {@code name.duck.sql} if there is one, else the same
 */
public record OracleQuery(String name, String ours, String duck) {
    private static final String ENDING = ".sql";

    /** All queries {@code q….sql} of a folder, in the order of their names. */
    public static List<OracleQuery> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("q\\d+\\.sql"))
                    .map(file -> read(folder, file.substring(0, file.length() - ENDING.length())))
                    .sorted((left, right) -> left.name().compareTo(right.name()))
                    .toList();
        }
    }

    private static OracleQuery read(Path folder, String name) {
        try {
            String ours = Files.readString(folder.resolve(name + ENDING)).strip();
            Path duck = folder.resolve(name + ".duck" + ENDING);
            return new OracleQuery(
                    name, ours, Files.exists(duck) ? Files.readString(duck).strip() : ours);
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }
}
