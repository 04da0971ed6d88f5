package io.sluice.shell.session;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;

/** Draws a bar while CREATE fills a view or sink from what its bounded inputs hold, once that takes longer than a moment. */
final class FillProgress implements AutoCloseable {
    private static final Pattern CREATE = Pattern.compile("(?is)(\\s|--[^\\n]*\\n)*CREATE\\b.*");
    private static final String QUERY =
            "SELECT name, progress_done, progress_total FROM sys.queries WHERE state = 'FILLING' AND progress_total > 0";
    private static final long MOMENT_MILLIS = 400;
    private static final long REDRAW_MILLIS = 100;
    private static final int CELLS = 30;

    private final Connection connection;
    private final PrintWriter screen;
    private final Thread painter = new Thread(this::paint, "sluice-progress");
    private String drawn = "";

    private FillProgress(Connection connection, PrintWriter screen) {
        this.connection = connection;
        this.screen = screen;
        painter.setDaemon(true);
    }

    /** Starts to draw on {@code screen}, a terminal, if the statement may fill something. */
    static FillProgress of(String sql, Connection connection, PrintWriter screen) {
        FillProgress progress = new FillProgress(connection, screen);
        if (CREATE.matcher(sql).matches()) {
            progress.painter.start();
        }
        return progress;
    }

    /** {@code hot [######......]  50 %}. */
    static String bar(String name, long done, long total) {
        double share = total <= 0 ? 1 : Math.min(1, (double) done / total);
        int full = (int) (share * CELLS);
        return String.format(
                Locale.ROOT, "%s [%s%s] %3d %%", name, "#".repeat(full), ".".repeat(CELLS - full), (int) (share * 100));
    }

    private void paint() {
        try {
            Thread.sleep(MOMENT_MILLIS);
            while (true) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(QUERY)) {
                    if (row.next()) {
                        draw(bar(row.getString(1), row.getLong(2), row.getLong(3)));
                    }
                }
                Thread.sleep(REDRAW_MILLIS);
            }
        } catch (InterruptedException | SQLException end) {
            // The statement has ended, or the engine with it: a bar is a convenience, its failure is no news.
            if (!drawn.isEmpty()) {
                draw("");
            }
        }
    }

    private void draw(String bar) {
        screen.print("\r" + bar + " ".repeat(Math.max(0, drawn.length() - bar.length())) + (bar.isEmpty() ? "\r" : ""));
        screen.flush();
        drawn = bar;
    }

    @Override
    public void close() {
        if (painter.isAlive()) {
            painter.interrupt();
            try {
                painter.join();
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
