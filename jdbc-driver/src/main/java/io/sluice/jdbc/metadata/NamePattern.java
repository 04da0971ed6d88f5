package io.sluice.jdbc.metadata;

import java.util.regex.Pattern;

/** A JDBC search pattern: {@code %} any text, {@code _} one character, {@code \} before either to mean it. Ignores case, as names do. */
final class NamePattern {
    private final Pattern pattern;

    /** @param text null matches every name */
    NamePattern(String text) {
        this.pattern = text == null
                ? Pattern.compile(".*", Pattern.DOTALL)
                : Pattern.compile(regex(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                boolean escapes = c == '\\' && i + 1 < text.length();
                regex.append(Pattern.quote(String.valueOf(escapes ? text.charAt(++i) : c)));
            }
        }
        return regex.toString();
    }
}
