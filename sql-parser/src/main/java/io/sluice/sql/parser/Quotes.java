package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import org.antlr.v4.runtime.Token;

/** Takes quotes off and puts them on. */
public final class Quotes {
    private Quotes() {}

    /** The content of a string or a quoted name of any kind; other text is returned as it is. */
    static String strip(String token) {
        char quote = token.isEmpty() ? ' ' : token.charAt(0);
        if (quote != '\'' && quote != '"' && quote != '`') {
            return token;
        }
        String one = String.valueOf(quote);
        return token.substring(1, token.length() - 1).replace(one + one, one);
    }

    static String string(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name as it must be written: bare where that reads back as the same name. */
    public static String name(String name) {
        boolean bare = TokenScan.all(name).size() == 1
                && (TokenScan.all(name).get(0).getType() == DialectLexer.IDENTIFIER
                        || Keywords.isName(TokenScan.all(name).get(0).getType()));
        return bare && !ReservedWords.contains(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name in backquotes as one in double quotes of the same length: what an escape saves is filled with blanks. */
    static String backquotesToDouble(SourceText source, Token token) {
        String name = strip(token.getText());
        if (name.indexOf('"') >= 0) {
            String hint = "write \"" + name.replace("\"", "\"\"") + "\"";
            throw new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.SYNTAX_ERROR,
                                    source.span(token),
                                    "a name in backquotes cannot hold a double quote")
                            .withHint(hint),
                    source.text());
        }
        int blanks = token.getText().length() - name.length() - 2;
        return "\"" + name + "\"" + " ".repeat(blanks);
    }
}
