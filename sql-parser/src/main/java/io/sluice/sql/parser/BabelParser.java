package io.sluice.sql.parser;

import java.io.StringReader;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * Calcite's parser of the words of all dialects, with our settings. It stands in for Calcite's {@code SqlParser}, whose settings cannot be made
 * without loading its other parser as well, the largest class of all.
 */
final class BabelParser {
    private static final int LONGEST_NAME = 1024;

    private final SqlAbstractParserImpl parser;

    /**
     * @param line where the text begins, as Calcite counts
     * @param column where the text begins, as Calcite counts; may be zero or less
     */
    BabelParser(String text, int line, int column) {
        // One column for a tab, as everywhere else; the parser asks for it through a field that this constructor
        // leaves empty.
        SimpleCharStream stream = new SimpleCharStream(new StringReader(text), line, column) {
            {
                setTabSize(1);
            }
        };
        parser = new SqlBabelParserImpl(new SqlBabelParserImplTokenManager(stream));
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(LONGEST_NAME);
        parser.setConformance(SqlConformanceEnum.LENIENT);
        parser.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
    }

    /** A query or a DML statement that is all of the text. */
    SqlNode statement() throws SqlParseException {
        return guarded(parser::parseSqlStmtEof);
    }

    /** An expression that is all of the text. */
    SqlNode expression() throws SqlParseException {
        return guarded(parser::parseSqlExpressionEof);
    }

    /** Which words the parser knows. */
    static SqlAbstractParserImpl.Metadata words() {
        return new BabelParser("", 1, 1).parser.getMetadata();
    }

    private SqlNode guarded(Parse parse) throws SqlParseException {
        try {
            return parse.run();
        } catch (Exception | Error failure) {
            throw parser.normalizeException(failure);
        }
    }

    private interface Parse {
        SqlNode run() throws Exception;
    }
}
