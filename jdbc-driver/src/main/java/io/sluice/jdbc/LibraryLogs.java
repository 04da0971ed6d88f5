package io.sluice.jdbc;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs of the libraries inside the self-contained jar. There they go to {@code java.util.logging}, whose default shows INFO,
 * and some libraries greet at INFO. Elsewhere the logger has no members.
 */
final class LibraryLogs {
    /** Held here, since loggers that nobody holds forget their level. */
    private static final Logger SHADED = Logger.getLogger("io.sluice.shaded");

    private LibraryLogs() {}

    /** Only warnings from now on, unless the application has set a level. */
    static void quieten() {
        if (SHADED.getLevel() == null) {
            SHADED.setLevel(Level.WARNING);
        }
    }
}
