package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The text given to the parser, with an index that turns the three ways of counting into each other: UTF-16 offsets
 * (ours), code points (ANTLR), and lines with UTF-16 columns (Calcite). Building is linear, each question logarithmic.
 */
final class SourceText {
    private final String text;
    /** Starts of lines as people see them: after each line feed. */
    private final int[] lines;
    /** Starts of lines as Calcite counts them: also after a carriage return that stands alone. */
    private final int[] calciteLines;
    /** UTF-16 offset of each code point; null when the two are the same. */
    private final int[] codePoints;

    SourceText(String text) {
        this.text = text;
        this.lines = lineStarts(text, false);
        this.calciteLines = text.indexOf('\r') < 0 ? lines : lineStarts(text, true);
        this.codePoints = codePointOffsets(text);
    }

    String text() {
        return text;
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    int start(Token token) {
        return offset(token.getStartIndex());
    }

    /** One past the last character of the token; of the end of input, the end of the text. */
    int end(Token token) {
        return token.getType() == Token.EOF ? start(token) : offset(token.getStopIndex() + 1);
    }

    SourceSpan span(Token token) {
        return span(start(token), end(token));
    }

    SourceSpan span(ParserRuleContext context) {
        return span(context.getStart(), context.getStop());
    }

    SourceSpan span(Token first, Token last) {
        return span(start(first), Math.max(start(first), end(last)));
    }

    SourceSpan span(int start, int end) {
        int line = lineOf(lines, start);
        return new SourceSpan(start, end, line + 1, text.codePointCount(lines[line], start) + 1);
    }

    /** The offset of Calcite's line and column, both from 1; clamped into the text. */
    int offsetOf(int line, int column) {
        int index = Math.max(0, Math.min(line - 1, calciteLines.length - 1));
        return Math.max(0, Math.min(calciteLines[index] + column - 1, text.length()));
    }

    int calciteLine(int offset) {
        return lineOf(calciteLines, offset) + 1;
    }

    int calciteColumn(int offset) {
        return offset - calciteLines[lineOf(calciteLines, offset)] + 1;
    }

    private int offset(int codePoint) {
        return codePoints == null ? codePoint : codePoints[codePoint];
    }

    private static int lineOf(int[] starts, int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] lineStarts(String text, boolean returns) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (c == '\n' || returns && alone) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] codePointOffsets(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return null;
        }
        int[] offsets = new int[count + 1];
        for (int i = 0, at = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
        return offsets;
    }
}
