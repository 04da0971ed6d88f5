package io.sluice.shell.watch;

import io.sluice.shell.render.TableLines;
import io.sluice.shell.session.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Shows a query's result again whenever it has changed. On a terminal it stands in place until q or Ctrl-C; elsewhere each new
 * state is printed below the last. It also ends once all inputs have ended, for then nothing can change any more.
 */
public final class Watch {
    private static final long REFRESH_MILLIS = 100;
    private static final int ROWS_WITHOUT_SCREEN = 50;

    private Watch() {}

    public static void run(String sql, Session session) throws SQLException {
        try (PreparedStatement query = session.connection().prepareStatement(sql);
                WatchScreen screen = WatchScreen.open(session)) {
            session.running(query);
            TableLines table = new TableLines();
            List<String> shown = List.of();
            boolean open = true;
            while (open) {
                // Asked before the query, so that the last state is surely shown.
                boolean ended = inputsEnded(session);
                List<String> lines;
                try (ResultSet rows = query.executeQuery()) {
                    lines = table.of(rows, screen.rows(ROWS_WITHOUT_SCREEN));
                }
                if (!lines.equals(shown)) {
                    screen.show(lines);
                    shown = lines;
                }
                open = !ended && !screen.waitForQuit(REFRESH_MILLIS);
            }
            screen.leave(shown);
        } finally {
            session.running(null);
        }
    }

    private static boolean inputsEnded(Session session) throws SQLException {
        try (PreparedStatement states = session.connection()
                        .prepareStatement("SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'ENDED') FROM sys.streams"
                                + " WHERE connector <> '' AND state <> 'UNREAD'");
                ResultSet counts = states.executeQuery()) {
            counts.next();
            return counts.getLong(1) > 0 && counts.getLong(1) == counts.getLong(2);
        }
    }
}
