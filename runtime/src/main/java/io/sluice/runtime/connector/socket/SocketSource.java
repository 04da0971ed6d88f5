package io.sluice.runtime.connector.socket;

import io.sluice.connector.ConnectorOptions;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourceOutput;
import io.sluice.connector.SourcePosition;
import io.sluice.runtime.format.Format;
import io.sluice.runtime.format.FormatOptions;
import io.sluice.runtime.format.StreamDecoder;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Optional;

/** Polls what its connections have brought. What was sent once cannot be read again, so its position only counts bytes. */
final class SocketSource implements Source {
    private final SourceContext context;
    private final SocketSettings settings;
    private final Inbox inbox;
    private final Connections connections;
    /** Whose bytes were decoded last and may be so further. */
    private StreamDecoder current;

    private long bytes;

    SocketSource(SourceContext context, SocketSettings settings) {
        this.context = context;
        this.settings = settings;
        this.inbox = new Inbox(context.wakeUp());
        this.connections = new Connections(context.name(), settings, inbox, this::newDecoder);
        // Finds options that do not fit the columns before anything is opened.
        newDecoder("");
    }

    @Override
    public void open(Optional<SourcePosition> after) {
        connections.start();
    }

    @Override
    public State poll(SourceOutput out) {
        while (!out.isFull()) {
            if (current != null) {
                if (!current.decode(out)) {
                    return State.MORE;
                }
                current = null;
            }
            boolean drained = inbox.isDrained();
            Piece piece = inbox.poll();
            if (piece == null) {
                return drained ? ended() : State.IDLE;
            }
            current = piece.decoder();
            take(piece);
        }
        return State.MORE;
    }

    private void take(Piece piece) {
        if (piece.bytes() != null) {
            current.add(piece.bytes(), piece.bytes().length);
            bytes += piece.bytes().length;
        } else if (piece.brokenOff()) {
            current.breakOff();
        } else {
            current.end();
        }
    }

    @Override
    public SourcePosition position() {
        return new SourcePosition(Long.toString(bytes));
    }

    @Override
    public void close() {
        connections.close();
    }

    /** The port it listens on. */
    int localPort() {
        return connections.localPort();
    }

    private State ended() {
        if (inbox.failure() == null) {
            return State.ENDED;
        }
        throw new SluiceException(
                ErrorCode.CONNECTOR_FAILED,
                "stream \"" + context.name() + "\" has no connection to " + settings.host() + ":" + settings.port()
                        + ": " + inbox.failure());
    }

    private StreamDecoder newDecoder(String peer) {
        ConnectorOptions options = context.options();
        Format format = Format.of(options.require(FormatOptions.FORMAT));
        return new StreamDecoder(
                format.decoder(options, context.rowType(), ','), FormatOptions.maxLineBytes(options), peer);
    }
}
