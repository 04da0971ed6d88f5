package io.sluice.shell.render;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes one result. Stateless. */
public interface ResultRenderer {
    /** Rows a change stream may bring before its table is laid out; other results are laid out by their first rows. */
    int SAMPLE_ROWS = 1_000;

    /**
     * Reads {@code rows} to the end and writes them; rows of an endless result are written and flushed as they come.
     *
     * @return how many rows were written
     */
    long render(ResultSet rows, PrintWriter out) throws SQLException;
}
