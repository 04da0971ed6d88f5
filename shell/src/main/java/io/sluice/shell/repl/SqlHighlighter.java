package io.sluice.shell.repl;

import io.sluice.sql.parser.SqlTokens;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours keywords, texts, numbers and comments while they are typed. */
final class SqlHighlighter implements Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        int end = 0;
        for (SqlTokens.Token token : SqlTokens.of(buffer)) {
            line.append(buffer.substring(end, token.start()));
            line.append(buffer.substring(token.start(), token.end()), style(token.kind()));
            end = token.end();
        }
        return line.append(buffer.substring(end)).toAttributedString();
    }

    @Override
    public void setErrorPattern(Pattern pattern) {
        // Errors are shown after running, with their place: nothing is marked while typing.
    }

    @Override
    public void setErrorIndex(int index) {
        // As above.
    }

    private static AttributedStyle style(SqlTokens.Kind kind) {
        return switch (kind) {
            case KEYWORD -> AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
            case STRING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case NUMBER -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case COMMENT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);
            default -> AttributedStyle.DEFAULT;
        };
    }
}
