package io.sluice.runtime.connector.socket;

import io.sluice.runtime.format.StreamDecoder;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads and sockets of one source: one that connects or accepts, and in listening mode one for each client. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int PIECE_BYTES = 1 << 16;
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final long LONGEST_BACKOFF_MILLIS = 30_000;
    private static final long JOIN_MILLIS = 5_000;

    private final String name;
    private final SocketSettings settings;
    private final Inbox inbox;
    private final Function<String, StreamDecoder> decoders;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private ServerSocket server;

    /** @param decoders makes the decoder of a connection from the name of its peer */
    Connections(String name, SocketSettings settings, Inbox inbox, Function<String, StreamDecoder> decoders) {
        this.name = name;
        this.settings = settings;
        this.inbox = inbox;
        this.decoders = decoders;
    }

    /** Starts to connect, or to listen: throws when the port cannot be had. */
    void start() {
        if (!settings.listen()) {
            run("connect", this::connectAgainAndAgain);
            return;
        }
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException | IllegalArgumentException e) {
            throw new SluiceException(
                    ErrorCode.CONNECTOR_FAILED,
                    "stream \"" + name + "\" cannot listen on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage(),
                    e);
        }
        sockets.add(server);
        run("accept", this::acceptAll);
    }

    int localPort() {
        return server.getLocalPort();
    }

    /** Closes every socket and waits for the threads. */
    void close() {
        closed.countDown();
        sockets.forEach(Connections::closeQuietly);
        List<Thread> running;
        synchronized (threads) {
            running = List.copyOf(threads);
        }
        running.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : running) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String purpose, Runnable action) {
        Thread thread = new Thread(action, "sluice-socket-" + name + "-" + purpose);
        thread.setDaemon(true);
        synchronized (threads) {
            threads.removeIf(old -> !old.isAlive() && old.getState() == Thread.State.TERMINATED);
            threads.add(thread);
        }
        thread.start();
    }

    private void connectAgainAndAgain() {
        long backoff = settings.backoffMillis();
        String failure = null;
        while (!isClosed()) {
            failure = connectOnce();
            if (!settings.reconnect()) {
                break;
            }
            backoff = failure == null ? settings.backoffMillis() : Math.min(backoff * 2, LONGEST_BACKOFF_MILLIS);
            if (pause(failure == null ? settings.backoffMillis() : backoff / 2)) {
                break;
            }
        }
        inbox.finish(isClosed() ? null : failure);
    }

    /** Reads one connection to its end; gives why there was none, or null. */
    private String connectOnce() {
        try (Socket socket = new Socket()) {
            sockets.add(socket);
            try {
                socket.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_TIMEOUT_MILLIS);
                read(socket);
                return null;
            } finally {
                sockets.remove(socket);
            }
        } catch (IOException | IllegalArgumentException e) {
            if (!isClosed()) {
                LOG.warn(
                        "stream {} has no connection to {}:{}: {}",
                        name,
                        settings.host(),
                        settings.port(),
                        e.getMessage());
            }
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private void acceptAll() {
        while (!isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                run("client", () -> serve(socket));
            } catch (IOException e) {
                if (!isClosed()) {
                    inbox.finish(e.getMessage());
                }
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            read(socket);
        } catch (IOException e) {
            LOG.debug("stream {} lost a client: {}", name, e.getMessage());
        } finally {
            sockets.remove(socket);
        }
    }

    /** Puts what comes into the inbox, and then the end of the connection, however it ends. */
    private void read(Socket socket) throws IOException {
        if (isClosed()) {
            return;
        }
        StreamDecoder decoder = decoders.apply(String.valueOf(socket.getRemoteSocketAddress()));
        byte[] piece = new byte[PIECE_BYTES];
        boolean brokenOff = true;
        try {
            try {
                int count = socket.getInputStream().read(piece);
                while (count >= 0) {
                    inbox.put(new Piece(decoder, Arrays.copyOf(piece, count), false));
                    count = socket.getInputStream().read(piece);
                }
                brokenOff = false;
            } finally {
                inbox.put(new Piece(decoder, null, brokenOff));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** True when closed meanwhile. */
    private boolean pause(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a socket failed: {}", e.getMessage());
        }
    }
}
