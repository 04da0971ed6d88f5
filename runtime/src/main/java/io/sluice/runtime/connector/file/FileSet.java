package io.sluice.runtime.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a path option names: one file, all files of a directory, or those that match a glob ({@code *}, {@code **},
 * {@code ?}, {@code [a-z]}, {@code {a,b}}). Hidden files never belong to a set, so that writers can rename files into place.
 */
final class FileSet {
    private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString);

    private final String text;
    private final Path base;
    private final PathMatcher matcher;

    FileSet(String text) {
        this.text = text;
        Path plain = isGlob(text) ? null : Path.of(text);
        if (plain != null) {
            this.base = plain;
            this.matcher = null;
        } else {
            this.base = base(text);
            this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + text.replaceFirst("^(\\./)+", ""));
        }
    }

    /** The path as the user wrote it. */
    String text() {
        return text;
    }

    /** The file or directory that must exist: for a glob, the directory its first special character is in. */
    Path base() {
        return base;
    }

    boolean isGlob() {
        return matcher != null;
    }

    /** The files there are now, in name order. */
    List<Path> list() {
        if (matcher == null && !Files.isDirectory(base)) {
            return Files.exists(base) ? List.of(base) : List.of();
        }
        int depth = matcher != null
                        && (text.contains("**")
                                || text.indexOf('/', base.toString().length() + 1) > 0)
                ? Integer.MAX_VALUE
                : 1;
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(base, depth)) {
            return found.filter(path -> !isHidden(path))
                    .filter(path -> matcher == null || matches(path))
                    .filter(Files::isRegularFile)
                    .sorted(BY_NAME)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean matches(Path path) {
        String name = path.toString();
        return matcher.matches(name.startsWith("./") ? Path.of(name.substring(2)) : path);
    }

    private boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".") && !path.equals(base);
    }

    private static boolean isGlob(String text) {
        // A file may be named like a glob; the file wins.
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{')
                && (java.io.File.separatorChar != '/' || !Files.exists(Path.of(text)));
    }

    private static Path base(String glob) {
        int special = 0;
        while ("*?[{\\".indexOf(glob.charAt(special)) < 0) {
            special++;
        }
        int slash = glob.lastIndexOf('/', special);
        return slash < 0 ? Path.of(".") : slash == 0 ? Path.of("/") : Path.of(glob.substring(0, slash));
    }
}
