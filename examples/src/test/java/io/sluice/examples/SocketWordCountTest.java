package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The socket example against a server that sends a few lines and closes. */
class SocketWordCountTest {
    @Test
    @Timeout(60)
    void countsWhatTheServerSends(@TempDir Path dir) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = new Thread(() -> send(server, "To be, or not to be,\nthat is the question:\n"));
            sender.start();
            String script = Files.readString(Path.of("examples/wordcount/socket.sql"))
                    .replace("'localhost'", "'" + server.getInetAddress().getHostAddress() + "'")
                    .replace("9999", String.valueOf(server.getLocalPort()));
            ShellRun run = ShellRun.of(
                    "-f", Files.writeString(dir.resolve("socket.sql"), script).toString());
            sender.join();
            assertEquals(0, run.exitCode(), run.errors());
            String[] states = run.output().split("\n\n");
            String last = states[states.length - 1];
            assertTrue(last.contains(" be       | 2\n to       | 2\n is       | 1\n"), run.output());
            assertTrue(last.contains("(8 rows)"), run.output());
        }
    }

    private static void send(ServerSocket server, String text) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
