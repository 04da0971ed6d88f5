package io.sluice.runtime.connector.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connector.Source;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.connector.CollectingOutput;
import io.sluice.runtime.connector.SourceHarness;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketSourceTest {
    private static final RowType LINE = RowType.of(new Field("line", SqlType.varchar()));
    private static final RowType ROW =
            RowType.of(new Field("id", SqlType.bigint()), new Field("name", SqlType.varchar()));

    private final Semaphore wakeUps = new Semaphore(0);
    private CollectingOutput out = new CollectingOutput(LINE);

    @AfterEach
    void close() {
        out.close();
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("sluice-socket-s-")),
                "a thread was left");
    }

    @Test
    void readsLinesAndConnectsAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Source source = open(LINE, "port", port(server), "reconnect_backoff", "1 ms")) {
            try (Socket first = server.accept()) {
                send(first, "to be\r\nor not\n\nto");
            }
            await(source, 4);
            try (Socket second = server.accept()) {
                send(second, "that is\n");
                await(source, 5);
            }
        }
        assertEquals(
                List.of("to be", "or not", "", "to", "that is"),
                out.all().stream().map(row -> row.get(0)).toList());
    }

    @Test
    void endsWithItsConnectionWhenItShallNotReconnect() throws Exception {
        out.close();
        out = new CollectingOutput(ROW);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Source source = open(
                        ROW, "port", port(server), "reconnect", "false", "format", "json", "max_line_bytes", "50")) {
            try (Socket client = server.accept()) {
                send(client, "{\"id\":1}\n{\"id\":x}\n{\"name\":\"" + "y".repeat(200_000) + "\"}\n{\"id\":2}");
            }
            while (source.poll(out) != Source.State.ENDED) {
                out.take();
                wakeUps.tryAcquire(10, TimeUnit.SECONDS);
            }
            out.take();
        }
        assertEquals(List.of(1L, 2L), out.all().stream().map(row -> row.get(0)).toList());
        assertEquals(2, out.bad().size());
        assertTrue(
                out.bad().get(0).contains(":2 not JSON: expected a value at byte 7 [{\"id\":x}]"),
                out.bad().get(0));
        assertTrue(out.bad().get(1).contains(":3 line of 200012 bytes is longer than max_line_bytes = 50"));
    }

    @Test
    void listensToManyClientsEachWithItsOwnLines() throws Exception {
        out.close();
        out = new CollectingOutput(ROW);
        try (SocketSource source =
                (SocketSource) open(ROW, "port", "0", "mode", "listen", "format", "csv", "header", "false")) {
            try (Socket a = connect(source);
                    Socket b = connect(source)) {
                send(a, "1,from");
                send(b, "2,b\n3,");
                await(source, 1);
                send(a, " a\n");
                send(b, "b\n");
                await(source, 3);
            }
        }
        assertEquals(
                List.of(List.of(1L, "from a"), List.of(2L, "b"), List.of(3L, "b")),
                out.all().stream()
                        .sorted((x, y) -> Long.compare((Long) x.get(0), (Long) y.get(0)))
                        .toList());
    }

    @Test
    void slowsTheSenderWhenNobodyPolls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Source source = open(LINE, "port", port(server))) {
            out.limit(100);
            int rows = 20_000;
            try (Socket client = server.accept()) {
                Thread sender = new Thread(() -> sendQuietly(client, ("x".repeat(999) + "\n").repeat(rows)));
                sender.start();
                await(source, rows);
                sender.join();
            }
        }
    }

    @Test
    void saysWhenThereIsNobody() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0)) {
            free = server.getLocalPort();
        }
        try (Source source = open(LINE, "port", Integer.toString(free), "reconnect", "false")) {
            SluiceException error = assertThrows(SluiceException.class, () -> {
                while (source.poll(out) != Source.State.ENDED) {
                    wakeUps.tryAcquire(10, TimeUnit.SECONDS);
                }
            });
            assertEquals(ErrorCode.CONNECTOR_FAILED, error.code());
            assertTrue(error.getMessage().contains("localhost:" + free));
        }
        try (Source waiting = open(LINE, "port", Integer.toString(free), "host", "127.0.0.1")) {
            assertEquals(Source.State.IDLE, waiting.poll(out));
        }
    }

    @Test
    void refusesWrongOptions() {
        assertTrue(error(LINE, "port", "70000").contains("port must be between 1 and 65535"));
        assertTrue(error(ROW, "port", "1").contains("format line gives one VARCHAR column"));
        assertTrue(error(LINE, "port", "1", "mode", "lisen").contains("did you mean \"listen\"?"));
        assertTrue(error(LINE).contains("needs option \"port\""));
    }

    private Source open(RowType rowType, String... with) {
        SourceHarness harness = new SourceHarness(new SocketConnector(), rowType, with);
        harness.onWakeUp(wakeUps::release);
        return harness.open(Optional.empty());
    }

    private void await(Source source, int rows) throws InterruptedException {
        Source.State state = source.poll(out);
        out.take();
        while (out.all().size() < rows) {
            if (state == Source.State.IDLE) {
                wakeUps.tryAcquire(10, TimeUnit.SECONDS);
            }
            state = source.poll(out);
            out.take();
        }
        assertEquals(rows, out.all().size());
    }

    private static Socket connect(SocketSource source) throws IOException {
        return new Socket("localhost", source.localPort());
    }

    private static String port(ServerSocket server) {
        return Integer.toString(server.getLocalPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream stream = socket.getOutputStream();
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private static void sendQuietly(Socket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String error(RowType rowType, String... with) {
        return assertThrows(
                        SluiceException.class, () -> new SourceHarness(new SocketConnector(), rowType, with).create())
                .getMessage();
    }
}
