package io.sluice.sql.parser;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;

/**
 * Hands a run of tokens to Calcite's parser. All other characters of the stretch (comments, islands) become blanks of the
 * same length and the parser starts counting at the stretch's own line and column, so its positions are the user's.
 */
final class CalciteBody {
    private static final String IMPLIED_SELECT = "SELECT * ";

    private final SourceText source;

    CalciteBody(SourceText source) {
        this.source = source;
    }

    /** A query or a DML statement; a query that begins with FROM gets its {@code SELECT *}. */
    SqlNode statement(List<? extends Token> tokens) {
        return statement(tokens.get(0).getType() == DialectLexer.FROM ? IMPLIED_SELECT : "", tokens);
    }

    /** @param prefix words that the user did not write but Calcite wants to see before the tokens */
    SqlNode statement(String prefix, List<? extends Token> tokens) {
        try {
            return parser(prefix, tokens).statement();
        } catch (SqlParseException e) {
            throw new CalciteSyntaxErrors(source, tokens, Optional.empty()).translate(e);
        }
    }

    /** @param next the token after the expression; empty at the end of the statement */
    SqlNode expression(List<? extends Token> tokens, Optional<Token> next) {
        try {
            return parser("", tokens).expression();
        } catch (SqlParseException e) {
            throw new CalciteSyntaxErrors(source, tokens, next).translate(e);
        }
    }

    /** Column, as Calcite counts, of the SELECT that is implied before {@code from}; may be zero or less. */
    int impliedSelectColumn(Token from) {
        return source.calciteColumn(source.start(from)) - IMPLIED_SELECT.length();
    }

    private BabelParser parser(String prefix, List<? extends Token> tokens) {
        int start = source.start(tokens.get(0));
        int column = source.calciteColumn(start) - prefix.length();
        return new BabelParser(prefix + visible(tokens), source.calciteLine(start), column);
    }

    private String visible(List<? extends Token> tokens) {
        int start = source.start(tokens.get(0));
        int end = source.end(tokens.get(tokens.size() - 1));
        char[] out = source.text(start, end).toCharArray();
        BitSet names = ReservedNames.find(tokens);
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int at = source.start(token) - start;
            blank(out, from, at);
            from = source.end(token) - start;
            if (token.getType() == DialectLexer.BACKQUOTED) {
                Quotes.backquotesToDouble(source, token).getChars(0, from - at, out, at);
            } else if (names.get(i)) {
                StandIns.encode(token.getText()).getChars(0, from - at, out, at);
            } else if (TypeNames.isLocalTimestampWithDigits(tokens, i)) {
                // Calcite takes no arguments after a type it does not know.
                out[from] = '_';
                out[from + 2] = ' ';
                from += 3;
                i += 3;
            }
        }
        return new String(out);
    }

    private static void blank(char[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            if (out[i] != '\n' && out[i] != '\r') {
                out[i] = ' ';
            }
        }
    }
}
