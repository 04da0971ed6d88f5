package io.sluice.runtime.connector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names a file sink writes to: one file, or {@code part-000001.csv} and so on in a directory. */
final class SinkFiles {
    private final Path path;
    private final boolean directory;
    private final String extension;
    private final Pattern partName;

    SinkFiles(String text, String extension) {
        this.path = Path.of(text);
        this.directory = isDirectory(text);
        this.extension = extension;
        this.partName = Pattern.compile("part-(\\d{6,})\\." + extension);
    }

    /** A path that ends in a slash or is a directory. */
    static boolean isDirectory(String text) {
        return text.endsWith("/") || Files.isDirectory(Path.of(text));
    }

    boolean isDirectory() {
        return directory;
    }

    Path path() {
        return path;
    }

    /** Where {@link SinkCommit} is kept. */
    Path commitLog() {
        return directory
                ? path.resolve(".sluice-commit")
                : path.resolveSibling("." + path.getFileName() + ".sluice-commit");
    }

    Path first() {
        return directory ? part(1) : path;
    }

    /** The file after this one; only in a directory. */
    Path after(Path file) {
        return part(number(file) + 1);
    }

    /** A file of this name. */
    Path named(String name) {
        return directory ? path.resolve(name) : path;
    }

    void createDirectories() throws IOException {
        Path parent = directory ? path : path.toAbsolutePath().getParent();
        Files.createDirectories(parent);
    }

    /** The files with content that are there, in order. */
    List<Path> existing() throws IOException {
        if (!directory) {
            return Files.exists(path) && Files.size(path) > 0 ? List.of(path) : List.of();
        }
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            partName.matcher(file.getFileName().toString()).matches())
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .toList();
        }
    }

    private Path part(long number) {
        return path.resolve(String.format("part-%06d.%s", number, extension));
    }

    private long number(Path file) {
        var name = partName.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }
}
