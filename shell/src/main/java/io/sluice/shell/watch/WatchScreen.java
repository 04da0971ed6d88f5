package io.sluice.shell.watch;

import io.sluice.shell.session.Session;
import java.util.List;

/** Where a watched table is shown. */
interface WatchScreen extends AutoCloseable {
    /** In place when there is a terminal to draw on, else line by line. */
    static WatchScreen open(Session session) {
        return session.terminal()
                .filter(terminal -> session.out() == session.console())
                .<WatchScreen>map(TerminalScreen::new)
                .orElseGet(() -> new PrintedScreen(session.out()));
    }

    /** How many rows of a table fit; {@code fallback} where nothing limits them. */
    int rows(int fallback);

    void show(List<String> lines);

    /** Waits that long, or until the user wants to leave: then true. */
    boolean waitForQuit(long millis);

    /** Leaves the last state on the screen. */
    void leave(List<String> last);

    @Override
    void close();
}
