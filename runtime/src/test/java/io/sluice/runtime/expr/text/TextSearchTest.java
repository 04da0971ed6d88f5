package io.sluice.runtime.expr.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    private static final String[] PARTS = {
        "a",
        "b",
        "ab",
        "=",
        "&",
        "é",
        ".",
        "\\.",
        "\\d",
        "\\w",
        "^",
        "$",
        "\\b",
        "[ab]",
        "[^&]",
        "[^a-b=]",
        "(a|b)",
        "(&|^)",
        "(?:ab)",
        "(a*b|=)",
        "(ab)",
        "(?i)",
        "(?<=a)",
        "(?=b)",
        "|",
        "\\Qa.\\E",
        "a{2}",
        "[a&&b]",
        "😀",
        "(?<n>a)",
        "\\G",
        "(a)\\1",
        "[]a]"
    };
    private static final String[] REPEATS = {"", "", "", "", "", "", "*", "+", "?", "*?", "++", "?+"};
    private static final String[] LETTERS = {"a", "b", "ab", "=", "&", "a=", "é", "B", "1", ".", "😀", "\n"};

    @Test
    void findsWhatTheMatcherFinds() {
        Random random = new Random(7);
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(256)) {
            for (int round = 0; round < 4_000; round++) {
                String regex = regex(random);
                String flags = new String[] {"", "", "", "i", "m", "s", "x", "l", "g"}[random.nextInt(9)];
                check(regex, flags, random, buffer);
            }
        }
    }

    private static void check(String regex, String flags, Random random, ArrowBuf buffer) {
        Pattern pattern;
        try {
            pattern = io.sluice.planner.function.text.RegularExpressions.compile(regex, flags);
        } catch (IllegalArgumentException e) {
            assertEquals(true, e.getCause() instanceof PatternSyntaxException, regex);
            return;
        }
        TextSearch search = new TextSearch(regex, flags);
        for (int i = 0; i < 12; i++) {
            String text = text(random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer.setBytes(0, bytes);
            Matcher matcher = pattern.matcher(text);
            boolean found = matcher.find();
            String what = "'" + regex + "' with '" + flags + "' in '" + text + "'";
            assertEquals(found, search.matches(buffer.memoryAddress(), bytes.length), what);
            assertEquals(found, search.find(buffer.memoryAddress(), bytes.length), what);
            if (found) {
                assertEquals(groups(matcher), groups(search, matcher.groupCount()), what);
            }
        }
    }

    private static List<String> groups(Matcher matcher) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.start(i) + "-" + matcher.end(i) + " " + matcher.group(i));
        }
        return groups;
    }

    private static List<String> groups(TextSearch search, int count) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            groups.add(search.start(i) + "-" + search.end(i) + " " + search.group(i));
        }
        return groups;
    }

    private static String regex(Random random) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0, parts = 1 + random.nextInt(5); i < parts; i++) {
            // Common parts more often than the exotic ones.
            int part = random.nextInt(3) > 0 ? random.nextInt(21) : random.nextInt(PARTS.length);
            regex.append(PARTS[part]).append(REPEATS[random.nextInt(REPEATS.length)]);
        }
        return random.nextInt(8) == 0 ? "(" + regex + ")" : regex.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        // Most texts are ASCII.
        int letters = random.nextInt(4) == 0 ? LETTERS.length : 6;
        for (int i = 0, count = random.nextInt(12); i < count; i++) {
            text.append(LETTERS[random.nextInt(letters)]);
        }
        return text.toString();
    }

    @Test
    void knowsWhatEveryMatchContains() {
        assertEquals("channel_id= 1 false", required("(&|^)channel_id=([^&]*)"));
        assertEquals("abc 0 true", required("abc"));
        assertEquals("a.c 0 true", required("a\\.c"));
        assertEquals("/item. 3 false", required("[a-z](ab?|c)/item\\.(htm|html)$"));
        assertEquals("bc 2147483647 false", required("a*bcd?"));
        assertEquals("ab 0 false", required("abc?d"));
        assertEquals("de 1 false", required("[^\\]]de\\d+"));
        assertEquals(" 2147483647 false", required("abc|d"));
        assertEquals(" 2147483647 false", required("(?i)abc"));
        assertEquals(" 2147483647 false", required("abc{0}"));
        assertEquals(" 2147483647 false", required("\\Qa|b\\E"));
        assertEquals(" 2147483647 false", required("[a[b]]cd"));
        assertEquals(" 2147483647 false", required(""));
        assertEquals(0, RequiredText.of("abc", "i").bytes().length);
        assertEquals(0, RequiredText.of("a b", "x").bytes().length);
    }

    private static String required(String regex) {
        RequiredText required = RequiredText.of(regex, "");
        return new String(required.bytes(), StandardCharsets.US_ASCII) + " " + required.mostBefore() + " "
                + required.isAll();
    }
}
