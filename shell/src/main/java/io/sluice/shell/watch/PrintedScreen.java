package io.sluice.shell.watch;

import java.io.PrintWriter;
import java.util.List;

/** Prints each state below the last one. */
final class PrintedScreen implements WatchScreen {
    private final PrintWriter out;

    PrintedScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int rows(int fallback) {
        return fallback;
    }

    @Override
    public void show(List<String> lines) {
        lines.forEach(out::println);
        out.println();
        out.flush();
    }

    @Override
    public boolean waitForQuit(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void leave(List<String> last) {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
