package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Maps positions of Calcite nodes, which count lines and UTF-16 columns, to spans of the text they were parsed from.
 * Build one for a text that is asked about more than once. Immutable.
 */
public final class Positions {
    private final SourceText source;

    /** @param text the whole text that was given to {@link SluiceParser#parse} */
    public Positions(String text) {
        this(new SourceText(text));
    }

    Positions(SourceText source) {
        this.source = source;
    }

    /** The span of a node of a statement parsed from this text; {@link SourceSpan#NONE} for a node without a position. */
    public SourceSpan span(SqlParserPos position) {
        if (position == null || position.getLineNum() <= 0) {
            return SourceSpan.NONE;
        }
        int start = source.offsetOf(position.getLineNum(), position.getColumnNum());
        int end = source.offsetOf(position.getEndLineNum(), position.getEndColumnNum() + 1);
        return source.span(start, Math.max(end, endOfBackquotes(start)));
    }

    /** Calcite saw a name in backquotes without the escapes inside, so its end may fall short. */
    private int endOfBackquotes(int start) {
        String text = source.text();
        if (start >= text.length() || text.charAt(start) != '`') {
            return start;
        }
        int end = text.indexOf('`', start + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '`') {
            end = text.indexOf('`', end + 2);
        }
        return end + 1;
    }

    /** Shorthand of {@link #span(SqlParserPos)} for a single question. */
    public static SourceSpan span(String text, SqlParserPos position) {
        return new Positions(text).span(position);
    }

    /** The position Calcite would give to {@code text[start, end)}; the span must not be empty. */
    SqlParserPos position(int start, int end) {
        int last = Math.max(start, end - 1);
        return new SqlParserPos(
                source.calciteLine(start),
                source.calciteColumn(start),
                source.calciteLine(last),
                source.calciteColumn(last));
    }
}
