package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a script at its semicolons, those outside of quotes and comments, without parsing: an error in a later statement
 * does not keep earlier ones from running. Thread-safe.
 */
public final class ScriptSplitter {
    /**
     * A statement of a script.
     *
     * @param text the statement without its semicolon and without comments around it; never empty
     * @param start UTF-16 offset of {@code text} in the script
     * @param end one past its last character
     */
    public record Part(String text, int start, int end) {}

    private ScriptSplitter() {}

    /** The statements in order; empty ones are left out. Never fails: an open quote reaches to the end of the script. */
    public static List<Part> split(String script) {
        SourceText source = new SourceText(script);
        List<Part> parts = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (CommonToken token : TokenScan.all(script)) {
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            if (token.getType() != DialectLexer.SEMICOLON) {
                start = start < 0 ? source.start(token) : start;
                end = source.end(token);
            } else if (start >= 0) {
                parts.add(new Part(script.substring(start, end), start, end));
                start = -1;
            }
        }
        if (start >= 0) {
            parts.add(new Part(script.substring(start, end), start, end));
        }
        return parts;
    }

    /**
     * Whether a reader of input need not wait for more lines: the last thing that is neither blank nor comment is a
     * semicolon, or there is nothing but blanks and closed comments.
     */
    public static boolean isComplete(String text) {
        int last = DialectLexer.SEMICOLON;
        for (CommonToken token : TokenScan.all(text)) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                last = token.getType();
            }
        }
        return last == DialectLexer.SEMICOLON;
    }
}
