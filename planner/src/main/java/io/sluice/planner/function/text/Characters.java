package io.sluice.planner.function.text;

import java.util.Locale;

/** Functions that count and cut by characters, that is by code points. */
final class Characters {
    /** Longer results are refused: a slip in a length would take the memory of all queries. */
    private static final int MOST_CHARACTERS = 16 << 20;

    private Characters() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters; with a negative length all but the last ones. */
    static String left(String text, long length) {
        long kept = length >= 0 ? length : length(text) + length;
        return cut(text, 0, kept);
    }

    /** The last characters; with a negative length all but the first ones. */
    static String right(String text, long length) {
        int all = length(text);
        long dropped = length >= 0 ? Math.max(0, all - length) : -Math.max(length, -all - 1L);
        return cut(text, dropped, all);
    }

    /** Characters {@code [from, to)} as far as there are. */
    static String cut(String text, long from, long to) {
        int all = length(text);
        int start = (int) Math.max(0, Math.min(all, from));
        int end = (int) Math.max(start, Math.min(all, to));
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    static String padLeft(String text, long length, String fill) {
        return padding(text, length, fill) + left(text, Math.max(0, length));
    }

    static String padRight(String text, long length, String fill) {
        return left(text, Math.max(0, length)) + padding(text, length, fill);
    }

    private static String padding(String text, long length, String fill) {
        long missing = length - length(text);
        if (missing <= 0 || fill.isEmpty()) {
            return "";
        }
        checkLength(length);
        int width = length(fill);
        return fill.repeat((int) (missing / width)) + left(fill, missing % width);
    }

    static String repeat(String text, long times) {
        if (times <= 0 || text.isEmpty()) {
            return "";
        }
        checkLength(times > MOST_CHARACTERS ? times : times * text.length());
        return text.repeat((int) times);
    }

    static void checkLength(long length) {
        if (length > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a result of " + length + " characters is longer than the " + MOST_CHARACTERS + " allowed");
        }
    }

    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** The first letter of each word in upper case, the others in lower case; words are runs of letters and digits. */
    static String initcap(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inside = false;
        for (int at = 0; at < text.length(); ) {
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            result.appendCodePoint(inside ? Character.toLowerCase(code) : Character.toUpperCase(code));
            inside = Character.isLetterOrDigit(code);
        }
        return result.toString();
    }

    /** Each character of {@code from} becomes the one in its place in {@code to}, or goes where there is none. */
    static String translate(String text, String from, String to) {
        int[] targets = to.codePoints().toArray();
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            int found = from.indexOf(code);
            int place = found < 0 ? -1 : from.codePointCount(0, found);
            if (place < 0) {
                result.appendCodePoint(code);
            } else if (place < targets.length) {
                result.appendCodePoint(targets[place]);
            }
        });
        return result.toString();
    }

    /** {@code text} with {@code length} characters from {@code from} on replaced. */
    static String overlay(String text, String replacement, long from, long length) {
        if (from <= 0 || length < 0) {
            throw new IllegalArgumentException("OVERLAY counts from 1 and takes no negative length");
        }
        return cut(text, 0, from - 1) + replacement + cut(text, from - 1 + length, Long.MAX_VALUE);
    }

    static int ascii(String text) {
        return text.isEmpty() ? 0 : text.codePointAt(0);
    }

    static String chr(long code) {
        if (code <= 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
            throw new IllegalArgumentException("there is no character of code " + code);
        }
        return Character.toString((int) code);
    }

    /** Where {@code needle} first stands, from 1, looking from a character on; 0 when absent. */
    static int position(String text, String needle, long from) {
        if (from < 1) {
            return 0;
        }
        int all = length(text);
        if (from - 1 > all) {
            return 0;
        }
        int found = text.indexOf(needle, text.offsetByCodePoints(0, (int) from - 1));
        return found < 0 ? 0 : text.codePointCount(0, found) + 1;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
