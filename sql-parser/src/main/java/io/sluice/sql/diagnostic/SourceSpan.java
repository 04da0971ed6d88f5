package io.sluice.sql.diagnostic;

/**
 * A stretch of the user's own text. Offsets count UTF-16 units from 0, {@code end} is exclusive; line and column count
 * from 1, columns in code points, as editors show them.
 *
 * @param start first character
 * @param end one past the last character; equal to {@code start} for a point
 * @param line line of {@code start}
 * @param column column of {@code start}
 */
public record SourceSpan(int start, int end, int line, int column) {
    /** Stands where no text exists, for example in plans built by code. */
    public static final SourceSpan NONE = new SourceSpan(-1, -1, 0, 0);

    /** Builds the span of {@code text[start, end)}, counting lines and columns. */
    public static SourceSpan of(String text, int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < from; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = text.codePointCount(lineStart, from) + 1;
        return new SourceSpan(from, Math.max(from, Math.min(end, text.length())), line, column);
    }

    /** The smallest span that covers both; {@link #NONE} is neutral. */
    public SourceSpan to(SourceSpan last) {
        if (this == NONE) {
            return last;
        }
        return last == NONE ? this : new SourceSpan(start, Math.max(end, last.end), line, column);
    }

    public boolean isKnown() {
        return start >= 0;
    }
}
