package io.sluice.sql.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java files below a directory, as text. */
final class SourceTree {
    private static final Pattern NOT_CODE = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern QUALIFIED =
            Pattern.compile("\\b[a-z][a-z0-9]*(?:\\.[a-z][A-Za-z0-9_]*)+(?:\\.[A-Z]\\w*)?");

    /** One file; {@code code} is its text without comments and literals. */
    record SourceFile(Path path, String packageName, String code, int lines) {
        String name() {
            return path.getFileName().toString();
        }

        /** Packages and classes named in full anywhere in the code: by imports, and by names written out. */
        Set<String> references() {
            Set<String> names = new TreeSet<>();
            Matcher matcher = QUALIFIED.matcher(code.replaceFirst("package [^;]*;", ""));
            while (matcher.find()) {
                names.add(matcher.group());
            }
            return names;
        }
    }

    private SourceTree() {}

    /** All files below {@code directory}; none when it does not exist. */
    static List<SourceFile> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(SourceTree::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile file(Path path) {
        try {
            return parse(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile parse(Path path, String text) {
        String code = NOT_CODE.matcher(text).replaceAll(" ");
        Matcher declared = Pattern.compile("\\bpackage ([\\w.]+);").matcher(code);
        return new SourceFile(path, declared.find() ? declared.group(1) : "", code, (int)
                text.lines().count());
    }
}
