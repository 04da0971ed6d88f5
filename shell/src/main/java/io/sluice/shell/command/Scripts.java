package io.sluice.shell.command;

import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;

/** Runs whole scripts, for {@code .read}. */
@FunctionalInterface
public interface Scripts {
    void run(Reader script) throws SQLException, IOException;
}
