package io.sluice.planner.function.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Texts taken apart at separators, and put together. */
final class TextParts {
    private TextParts() {}

    /** One part, counted from 1, or from the end by negative numbers; empty where there is none. */
    static String part(String text, String separator, long number) {
        if (number == 0) {
            throw new IllegalArgumentException("parts are counted from 1, or from the end from -1");
        }
        List<String> parts = split(text, separator);
        long index = number > 0 ? number - 1 : parts.size() + number;
        return index < 0 || index >= parts.size() ? "" : parts.get((int) index);
    }

    /** One part, counted from 0; null where there is none. */
    static String index(String text, String separator, long index) {
        List<String> parts = split(text, separator);
        return index < 0 || index >= parts.size() ? null : parts.get((int) index);
    }

    private static List<String> split(String text, String separator) {
        if (separator.isEmpty()) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** The text before (count above 0) or after (below 0) so many separators. */
    static String before(String text, String separator, long count) {
        if (count == 0 || separator.isEmpty()) {
            return "";
        }
        List<String> parts = split(text, separator);
        if (Math.abs(count) >= parts.size()) {
            return text;
        }
        return count > 0
                ? String.join(separator, parts.subList(0, (int) count))
                : String.join(separator, parts.subList(parts.size() + (int) count, parts.size()));
    }

    /** Null parts are skipped. */
    static String join(String separator, List<String> parts) {
        return separator == null
                ? null
                : parts.stream().filter(Objects::nonNull).collect(Collectors.joining(separator));
    }
}
