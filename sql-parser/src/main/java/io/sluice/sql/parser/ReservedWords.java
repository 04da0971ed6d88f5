package io.sluice.sql.parser;

import java.util.Locale;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/** The words that queries can use as names only in quotes. */
final class ReservedWords {
    private static final SqlAbstractParserImpl.Metadata CALCITE = SqlParser.create(
                    "", SqlParser.config().withParserFactory(SqlBabelParserImpl.FACTORY))
            .getMetadata();

    private ReservedWords() {}

    static boolean contains(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return CALCITE.isKeyword(upper) && !CALCITE.isNonReservedKeyword(upper) && !ReservedNames.WORDS.contains(upper);
    }
}
