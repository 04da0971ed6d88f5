package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Says in the style of our own syntax errors what Calcite's parser did not like. */
final class CalciteSyntaxErrors {
    private static final int FEW = 6;

    private final SourceText source;
    private final List<? extends Token> tokens;
    private final Optional<Token> next;

    /**
     * @param tokens what Calcite was given
     * @param next what follows in the same statement
     */
    CalciteSyntaxErrors(SourceText source, List<? extends Token> tokens, Optional<Token> next) {
        this.source = source;
        this.tokens = tokens;
        this.next = next;
    }

    SluiceException translate(SqlParseException error) {
        if (error.getCause() instanceof StackOverflowError) {
            throw (StackOverflowError) error.getCause();
        }
        SqlParserPos pos = error.getPos();
        // Calcite names the token where it began to look ahead; the one that did not fit is the last it looked at.
        int looked = Math.max(1, depth(error));
        int index = pos == null
                ? tokens.size()
                : Math.min(
                        tokens.size(),
                        indexAt(source.offsetOf(pos.getLineNum(), pos.getColumnNum()), error) + looked - 1);
        List<String> expected = expected(error, looked);
        boolean grammatical = !expected.isEmpty() || text(error).startsWith("Lexical error");
        if (index >= tokens.size()) {
            return exception(atEnd().withDetail(describe(expected)), error);
        }
        Token found = tokens.get(index);
        if (!grammatical) {
            SourceSpan span = new Positions(source).span(pos);
            return exception(Diagnostic.of(ErrorCode.SYNTAX_ERROR, span, ownWords(error)), error);
        }
        return exception(
                Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(found), "unexpected " + ExpectedTokens.quoted(found))
                        .withDetail(describe(expected))
                        .withHint(hint(index, expected)),
                error);
    }

    private Diagnostic atEnd() {
        if (next.isPresent()) {
            String text = "unexpected " + ExpectedTokens.quoted(next.get());
            return Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(next.get()), text);
        }
        int end = source.end(tokens.get(tokens.size() - 1));
        return Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(end, end), "the statement ends too early");
    }

    private SluiceException exception(Diagnostic diagnostic, SqlParseException cause) {
        return new SluiceException(diagnostic, source.text(), cause);
    }

    /** The token at an offset; past the end of all when Calcite stumbled over the end of input. */
    private int indexAt(int offset, SqlParseException error) {
        if (text(error).startsWith("Encountered \"<EOF>\"")) {
            return tokens.size();
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (source.end(tokens.get(i)) > offset) {
                return i;
            }
        }
        return tokens.size();
    }

    private static int depth(SqlParseException error) {
        int depth = 0;
        if (error.getExpectedTokenSequences() != null) {
            for (int[] sequence : error.getExpectedTokenSequences()) {
                depth = Math.max(depth, sequence.length);
            }
        }
        return depth;
    }

    /** What could have stood where the longest look ahead ended. */
    private static List<String> expected(SqlParseException error, int depth) {
        Set<String> names = new LinkedHashSet<>();
        if (error.getExpectedTokenSequences() != null) {
            for (int[] sequence : error.getExpectedTokenSequences()) {
                String image = sequence.length < depth ? "" : error.getTokenImages()[sequence[depth - 1]];
                if (image.equals("\"MEASURE\"") || image.equals("\"DECIMAL\"")) {
                    continue;
                }
                if (image.startsWith("\"")) {
                    String word = image.substring(1, image.length() - 1);
                    names.add(Character.isLetter(word.charAt(0)) ? word : image);
                } else if (image.equals("<IDENTIFIER>")) {
                    names.add("a name");
                } else if (image.equals("<UNSIGNED_INTEGER_LITERAL>")) {
                    names.add("a number");
                } else if (image.equals("<QUOTED_STRING>")) {
                    names.add("a text in single quotes");
                }
            }
        }
        return List.copyOf(names);
    }

    private static String describe(List<String> expected) {
        return expected.size() > FEW ? "" : ExpectedTokens.describe(expected);
    }

    private String hint(int index, List<String> expected) {
        Token found = tokens.get(index);
        String word = found.getText();
        Token before = index == 0 ? null : tokens.get(index - 1);
        if (before != null && before.getType() == DialectLexer.COMMA && isKeyword(word)) {
            return "remove the comma before it";
        }
        if (before != null && before.getType() == DialectLexer.EMIT) {
            return "write EMIT CHANGES, EMIT FINAL or EMIT ON WINDOW CLOSE";
        }
        if (found.getType() == DialectLexer.FROM
                && (textAt(index - 1).equals(")") || textAt(index - 1).equals("("))) {
            return "write SELECT * FROM …";
        }
        if (found.getType() == DialectLexer.SELECT && tokens.get(0).getType() == DialectLexer.FROM) {
            return "write SELECT … before FROM";
        }
        if (word.equals("&")
                && (textAt(index - 1).equals("&") || textAt(index + 1).equals("&"))) {
            return "write AND";
        }
        if (isReserved(word) && (!isKeyword(word) && expected.contains("a name") || wantsName(before))) {
            return "as a name it must be quoted: \"" + word + "\"";
        }
        return misspelt(index, expected);
    }

    /** A keyword one slip away: the token itself, or the one before, which Calcite may have taken for a name. */
    private String misspelt(int index, List<String> expected) {
        for (int i = index; i >= Math.max(0, index - 2); i--) {
            String word = tokens.get(i).getText();
            List<String> candidates = i == index ? expected : CLAUSES;
            boolean plain = tokens.get(i).getType() == DialectLexer.IDENTIFIER && !isReserved(word);
            var near = plain && word.length() > 2 ? NameSuggester.suggest(word, candidates) : null;
            if (near != null && near.isPresent() && !near.get().equalsIgnoreCase(word)) {
                return i == index
                        ? "did you mean " + near.get() + "?"
                        : "\"" + word + "\" is taken for a name; did you mean " + near.get() + "?";
            }
        }
        return "";
    }

    private static final List<String> CLAUSES = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "UNION",
            "JOIN",
            "LEFT",
            "INNER",
            "WINDOW",
            "DISTINCT",
            "VALUES",
            "BETWEEN",
            "EMIT");

    private String textAt(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).getText() : "";
    }

    private static boolean wantsName(Token before) {
        String word = before == null ? "" : before.getText().toUpperCase(Locale.ROOT);
        return Set.of("AS", "FROM", "JOIN", "INTO", "UPDATE", "TABLE", ".").contains(word);
    }

    private static boolean isKeyword(String word) {
        return Keywords.all().contains(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isReserved(String word) {
        return ReservedWords.contains(word);
    }

    private static String text(SqlParseException error) {
        return String.valueOf(error.getMessage());
    }

    /** Calcite's own sentence, without its position and second line. */
    private static String ownWords(SqlParseException error) {
        String first = text(error).split("\n", 2)[0];
        int colon = first.startsWith("From line") || first.startsWith("At line") ? first.indexOf(": ") : -1;
        return colon < 0 ? first : first.substring(colon + 2);
    }
}
