package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text at matches of a regular expression. An empty match cuts only between two characters of one part. */
final class PatternSplitter implements Splitter {
    private final Pattern pattern;

    PatternSplitter(String regex) {
        this.pattern = Pattern.compile(regex);
    }

    @Override
    public void split(long text, int length, Parts parts) {
        byte[] bytes = new byte[length];
        Memory.copy(text, bytes, 0, length);
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        Matcher matcher = pattern.matcher(decoded);
        int start = 0;
        int startByte = 0;
        while (matcher.find()) {
            boolean empty = matcher.end() == matcher.start();
            if (empty && (matcher.start() == start || matcher.start() == decoded.length())) {
                continue;
            }
            int endByte = startByte + width(decoded, start, matcher.start());
            parts.add(text + startByte, endByte - startByte);
            startByte = endByte + width(decoded, matcher.start(), matcher.end());
            start = matcher.end();
        }
        parts.add(text + startByte, length - startByte);
    }

    /** Bytes of some of the characters in UTF-8. */
    private static int width(String text, int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // Each half of a pair stands for two of its four bytes.
            width += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return width;
    }
}
