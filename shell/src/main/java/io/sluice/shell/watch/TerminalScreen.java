package io.sluice.shell.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.NonBlockingReader;

/** Draws the table in place; q or Ctrl-C leaves. */
final class TerminalScreen implements WatchScreen {
    /** Header, rule, count and the line of help. */
    private static final int FRAME_LINES = 4;

    private final Terminal terminal;
    private final Attributes before;
    private final Terminal.SignalHandler interruptBefore;
    private final Display display;
    private volatile boolean interrupted;

    TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        this.interruptBefore = terminal.handle(Terminal.Signal.INT, signal -> interrupted = true);
        this.display = new Display(terminal, false);
    }

    @Override
    public int rows(int fallback) {
        return Math.max(3, terminal.getHeight() - FRAME_LINES - 1);
    }

    @Override
    public void show(List<String> lines) {
        display.resize(Math.max(1, terminal.getHeight()), Math.max(20, terminal.getWidth()));
        List<AttributedString> screen = lines.stream()
                .map(AttributedString::new)
                .map(line -> line.columnSubSequence(0, Math.max(20, terminal.getWidth())))
                .collect(Collectors.toList());
        screen.add(AttributedString.fromAnsi("\u001b[2mq leaves\u001b[0m"));
        display.update(screen, -1);
    }

    @Override
    public boolean waitForQuit(long millis) {
        try {
            int key = terminal.reader().read(millis);
            return interrupted || key == 'q' || key == 3 || key == NonBlockingReader.EOF;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void leave(List<String> last) {
        display.update(List.of(), 0);
        last.forEach(line -> terminal.writer().println(line));
        terminal.flush();
    }

    @Override
    public void close() {
        terminal.handle(Terminal.Signal.INT, interruptBefore);
        terminal.setAttributes(before);
        terminal.flush();
    }
}
