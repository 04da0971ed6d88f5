package io.sluice.jdbc.log;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.jul.JULServiceProvider;

/**
 * The SLF4J provider of the self-contained jar, registered only there: logs go to {@code java.util.logging}, as JDBC drivers'
 * logs do; of the libraries inside only warnings, unless the application sets another level.
 */
public final class SelfContainedLogs extends JULServiceProvider {
    /** Held here, since loggers that nobody holds forget their level. */
    private static final Logger LIBRARIES = Logger.getLogger("io.sluice.shaded");

    @Override
    public void initialize() {
        if (LIBRARIES.getLevel() == null) {
            LIBRARIES.setLevel(Level.WARNING);
        }
        super.initialize();
    }
}
