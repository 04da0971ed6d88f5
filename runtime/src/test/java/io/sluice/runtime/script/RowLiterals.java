package io.sluice.runtime.script;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code + ('pen', 3) + (NULL, [1, 2])} as rows of Java values: strings, numbers as text, lists, null. */
final class RowLiterals {
    private final String text;
    private int at;

    private RowLiterals(String text) {
        this.text = text;
    }

    static List<Object[]> rows(String text) {
        RowLiterals reader = new RowLiterals(text);
        List<Object[]> rows = new ArrayList<>();
        while (reader.peek() == '+') {
            reader.at++;
            rows.add(reader.list('(', ')').toArray());
        }
        if (reader.peek() != 0) {
            throw reader.unexpected();
        }
        return rows;
    }

    /** Values in brackets at the start of a text, and where they end. */
    static Values values(String text) {
        RowLiterals reader = new RowLiterals(text);
        return reader.peek() == '['
                ? new Values(reader.list('[', ']').toArray(), reader.at)
                : new Values(new Object[0], 0);
    }

    /** @param end one past the closing bracket */
    record Values(Object[] values, int end) {}

    private List<Object> list(char open, char close) {
        expect(open);
        List<Object> values = new ArrayList<>();
        while (peek() != close) {
            values.add(value());
            if (peek() == ',') {
                at++;
            }
        }
        expect(close);
        return values;
    }

    private Object value() {
        char c = peek();
        if (c == '\'') {
            return quoted();
        }
        if (c == '[') {
            return list('[', ']');
        }
        if (c == '(') {
            return list('(', ')');
        }
        int start = at;
        while (at < text.length() && ",)] ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        String word = text.substring(start, at);
        return word.equals("NULL") ? null : word;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; ; at++) {
            if (at == text.length()) {
                throw unexpected();
            }
            if (text.charAt(at) == '\'') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '\'') {
                    at++;
                    return value.toString();
                }
                at++;
            }
            value.append(text.charAt(at));
        }
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "cannot read the rows at \"" + text.substring(Math.min(at, text.length())) + "\" of " + text);
    }
}
