package io.sluice.shell.repl;

import io.sluice.shell.command.DotCommands;
import io.sluice.sql.parser.ScriptSplitter;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Lets Enter go on to a next line until a semicolon outside quotes and comments has ended the statement. */
final class StatementLineParser implements Parser {
    private final DefaultParser words;

    StatementLineParser() {
        words = new DefaultParser();
        // Quotes are SQL's business: completion only wants words.
        words.setQuoteChars(new char[0]);
        words.setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !isDone(line)) {
            throw new EOFError(-1, cursor, "statement goes on", ";");
        }
        return words.parse(line, cursor, context);
    }

    private static boolean isDone(String line) {
        return line.isBlank() || DotCommands.isCommand(line.strip()) || ScriptSplitter.isComplete(line);
    }
}
