package io.sluice.sql.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that queries can use as names only in quotes. They stand in a list, because Calcite's parser has to make many mistakes to tell its own. */
final class ReservedWords {
    /** One word a line, in upper case, sorted: those that Calcite reserves. */
    static final String LIST = "reserved-words.txt";

    private static final Set<String> WORDS = read();

    private ReservedWords() {}

    static boolean contains(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return WORDS.contains(upper) && !ReservedNames.WORDS.contains(upper);
    }

    private static Set<String> read() {
        try (InputStream in = ReservedWords.class.getResourceAsStream(LIST);
                BufferedReader words = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return words.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
