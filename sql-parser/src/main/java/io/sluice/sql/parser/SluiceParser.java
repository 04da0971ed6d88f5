package io.sluice.sql.parser;

import io.sluice.sql.ast.Statement;
import java.util.List;

/** Turns text into statements. Stateless and thread-safe. */
public final class SluiceParser {
    private SluiceParser() {}

    /**
     * Parses a script: statements separated by semicolons, with comments. Empty statements are skipped.
     *
     * @throws io.sluice.sql.diagnostic.SluiceException at the first error, pointing into {@code text}
     */
    public static List<Statement> parse(String text) {
        throw new UnsupportedOperationException(text);
    }
}
