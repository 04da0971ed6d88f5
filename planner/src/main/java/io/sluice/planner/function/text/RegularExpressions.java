package io.sluice.planner.function.text;

import io.sluice.planner.function.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Functions of regular expressions, in the syntax of {@link Pattern}. */
public final class RegularExpressions {
    private record Key(String pattern, String flags) {}

    private static final Bounded<Key, Pattern> PATTERNS = new Bounded<>(key -> compile(key.pattern(), key.flags()));

    private RegularExpressions() {}

    /**
     * The letters of {@code flags} are those of psql and DuckDB; {@code g} says nothing of the pattern.
     *
     * @throws IllegalArgumentException if it is no regular expression or there is no such flag
     */
    public static Pattern compile(String pattern, String flags) {
        int bits = 0;
        for (char flag : flags.toCharArray()) {
            bits |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm', 'n' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'l' -> Pattern.LITERAL;
                case 'c', 'g' -> 0;
                default -> throw new IllegalArgumentException("there is no flag '" + flag + "'");
            };
        }
        try {
            return Pattern.compile(pattern, bits);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the regular expression is not valid: " + e.getDescription(), e);
        }
    }

    private static Matcher matcher(String text, String pattern, String flags) {
        return PATTERNS.get(new Key(pattern, flags)).matcher(text);
    }

    static boolean contains(String text, String pattern, String flags) {
        return matcher(text, pattern, flags).find();
    }

    static boolean full(String text, String pattern, String flags) {
        return matcher(text, pattern, flags).matches();
    }

    /** A group of the first match; null when nothing matches or the group took no part. */
    static String extract(String text, String pattern, long group, String flags) {
        Matcher matcher = matcher(text, pattern, flags);
        checkGroup(group, matcher);
        return matcher.find() ? matcher.group((int) group) : null;
    }

    static List<String> extractAll(String text, String pattern, long group) {
        Matcher matcher = matcher(text, pattern, "");
        checkGroup(group, matcher);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group((int) group));
        }
        return found;
    }

    private static void checkGroup(long group, Matcher matcher) {
        if (group < 0 || group > matcher.groupCount()) {
            throw new IllegalArgumentException("the pattern has no group " + group);
        }
    }

    static long count(String text, String pattern, String flags) {
        return matcher(text, pattern, flags).results().count();
    }

    /** Where the first match stands, from 1; 0 when nothing matches. */
    static long position(String text, String pattern) {
        Matcher matcher = matcher(text, pattern, "");
        return matcher.find() ? text.codePointCount(0, matcher.start()) + 1L : 0;
    }

    /** The first match replaced, or all with the flag g; {@code \1} stands for a group, {@code \&} for the match. */
    static String replace(String text, String pattern, String replacement, String flags) {
        Matcher matcher = matcher(text, pattern, flags);
        boolean all = flags.indexOf('g') >= 0;
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            result.append(text, end, matcher.start());
            appendReplacement(matcher, replacement, result);
            end = matcher.end();
            if (!all) {
                break;
            }
        }
        return result.append(text, end, text.length()).toString();
    }

    private static void appendReplacement(Matcher matcher, String replacement, StringBuilder result) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c != '\\' || i + 1 == replacement.length()) {
                result.append(c);
                continue;
            }
            char next = replacement.charAt(++i);
            if (next == '&' || next >= '0' && next <= '9') {
                int group = next == '&' ? 0 : next - '0';
                checkGroup(group, matcher);
                String part = matcher.group(group);
                result.append(part == null ? "" : part);
            } else {
                result.append(next);
            }
        }
    }

    static String escape(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!Character.isLetterOrDigit(c) && c != '_' && c < 128) {
                result.append('\\');
            }
            result.appendCodePoint(c);
        });
        return result.toString();
    }
}
