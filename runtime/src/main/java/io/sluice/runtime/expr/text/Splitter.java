package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.memory.Words;
import java.nio.charset.StandardCharsets;

/** Cuts texts into parts. For one thread at a time. */
interface Splitter {
    /** Adds the parts of the UTF-8 text at an address; there is always at least one. */
    void split(long text, int length, Parts parts);

    /** At each occurrence of a separator; between characters when it is empty. */
    static Splitter at(byte[] separator) {
        return switch (separator.length) {
            case 0 -> Splitter::characters;
            case 1 -> (text, length, parts) -> atByte(text, length, separator[0], parts);
            default -> (text, length, parts) -> atBytes(text, length, separator, parts);
        };
    }

    /**
     * At each match of a regular expression.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static Splitter matching(byte[] regex) {
        String pattern = new String(regex, StandardCharsets.UTF_8);
        Splitter general = new PatternSplitter(pattern);
        return CharacterClass.of(pattern)
                .<Splitter>map(set -> new ClassSplitter(set, general))
                .orElse(general);
    }

    private static void atByte(long text, int length, byte separator, Parts parts) {
        long wanted = Words.of(separator);
        int start = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            int left = Math.min(length - at, Long.BYTES);
            // What stands behind the text is no separator, though it looks like a zero byte.
            long hits = Words.findAll(Memory.getWord(text + at, left), wanted) & -1L >>> 8 * (Long.BYTES - left);
            while (hits != 0) {
                int end = at + Words.before(hits);
                parts.add(text + start, end - start);
                start = end + 1;
                hits &= hits - 1;
            }
        }
        parts.add(text + start, length - start);
    }

    private static void atBytes(long text, int length, byte[] separator, Parts parts) {
        int start = 0;
        int hit = Utf8.indexOf(text, length, separator, separator.length);
        while (hit >= 0) {
            parts.add(text + start, hit);
            start += hit + separator.length;
            hit = Utf8.indexOf(text + start, length - start, separator, separator.length);
        }
        parts.add(text + start, length - start);
    }

    private static void characters(long text, int length, Parts parts) {
        int at = 0;
        do {
            int width = at == length ? 0 : Math.min(length - at, Utf8.width(Memory.getByte(text + at)));
            parts.add(text + at, width);
            at += width;
        } while (at < length);
    }
}
