package io.sluice.runtime.connector.file;

import io.sluice.connector.SourcePosition;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text form of a position in a set of files: a line {@code offset:line:open|ended:path} for each, in reading order. */
final class FilePositions {
    private FilePositions() {}

    static SourcePosition of(Iterable<FileProgress> files) {
        StringBuilder text = new StringBuilder();
        for (FileProgress file : files) {
            text.append(file.offset()).append(':').append(file.line());
            text.append(file.ended() ? ":ended:" : ":open:");
            text.append(file.path().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        return new SourcePosition(text.toString());
    }

    /** By path, in order. */
    static Map<String, FileProgress> parse(SourcePosition position) {
        Map<String, FileProgress> files = new LinkedHashMap<>();
        for (String entry : position.text().split("\n")) {
            if (!entry.isEmpty()) {
                String[] parts = entry.split(":", 4);
                String path = unescape(parts[3]);
                boolean ended = parts[2].equals("ended");
                files.put(path, new FileProgress(path, Long.parseLong(parts[0]), Long.parseLong(parts[1]), ended));
            }
        }
        return files;
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                out.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
