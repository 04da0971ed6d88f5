package io.sluice.shell.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.shell.render.OutputMode;
import io.sluice.shell.script.ScriptRunner;
import io.sluice.shell.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interactive loop, typed at through a terminal without a screen. */
class ReplTest {
    @TempDir
    private Path home;

    private String type(String keys) throws Exception {
        byte[] typed = (keys + ".quit\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        // The keyboard stays open until the shell has left, as a real one does: an early end would drop what is not
        // read yet.
        try (PipedOutputStream hands = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(hands, typed.length);
                // Writes straight through: a pseudo terminal's pump may lose the tail when it is closed.
                Terminal terminal =
                        new DumbTerminal("test", Terminal.TYPE_DUMB, keyboard, screen, StandardCharsets.UTF_8);
                Session session = new Session(
                        DriverManager.getConnection("jdbc:sluice:"),
                        new PrintWriter(terminal.writer(), true),
                        new PrintWriter(terminal.writer(), true),
                        OutputMode.ALIGNED)) {
            hands.write(typed);
            hands.flush();
            new Repl(session, new ScriptRunner(session), terminal, home.resolve("history")).run();
        }
        return screen.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void statementsGoOverSeveralLines() throws Exception {
        String screen = type("SELECT 40\n + 2\n AS answer;\n");
        assertTrue(screen.contains(" answer\n--------\n     42\n(1 row)"), screen);
    }

    @Test
    void aSemicolonInsideQuotesDoesNotEndTheStatement() throws Exception {
        String screen = type("SELECT 'a;\nb' AS s;\n");
        assertTrue(screen.contains(" a;+\n b\n(1 row)"), screen);
    }

    @Test
    void anErrorDoesNotEndTheShell() throws Exception {
        String screen = type("SELECT nope;\nSELECT 1 AS one;\n");
        assertTrue(screen.contains("COLUMN_NOT_FOUND"), screen);
        assertTrue(screen.contains(" one\n-----\n   1\n(1 row)"), screen);
    }

    @Test
    void dotCommandsNeedNoSemicolon() throws Exception {
        String screen = type(".mode csv\nSELECT 1 AS one;\n.help\n.quit\nSELECT 2 AS never;\n");
        assertTrue(screen.contains("one\n1\n"), screen);
        assertTrue(screen.contains(".watch SELECT ..."), screen);
        assertTrue(!screen.contains("never\n"), screen);
    }
}
