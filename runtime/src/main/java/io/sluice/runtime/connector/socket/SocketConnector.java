package io.sluice.runtime.connector.socket;

import static io.sluice.connector.OptionSpec.Kind.BOOLEAN;
import static io.sluice.connector.OptionSpec.Kind.DURATION;
import static io.sluice.connector.OptionSpec.Kind.INTEGER;
import static io.sluice.connector.OptionSpec.Kind.STRING;

import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.OptionSpec;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.runtime.format.FormatOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code connector = 'socket'}. */
public final class SocketConnector implements ConnectorFactory {
    static final String HOST = "host";
    static final String PORT = "port";
    static final String MODE = "mode";
    static final String RECONNECT = "reconnect";
    static final String BACKOFF = "reconnect_backoff";

    private static final List<OptionSpec> OPTIONS = specs();

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public String description() {
        return "Reads lines, CSV or JSON from TCP connections.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SOURCE);
    }

    @Override
    public Source createSource(SourceContext context) {
        return new SocketSource(context, SocketSettings.of(context.options()));
    }

    private static List<OptionSpec> specs() {
        List<OptionSpec> specs = new ArrayList<>();
        specs.add(OptionSpec.optional(
                HOST, STRING, "localhost", "The machine to connect to, or the address to listen on."));
        specs.add(OptionSpec.required(PORT, INTEGER, "The TCP port."));
        specs.add(OptionSpec.choice(
                MODE,
                List.of("connect", "listen"),
                "connect",
                "Whether to connect to a server or to wait for any number of clients."));
        specs.add(OptionSpec.optional(
                RECONNECT,
                BOOLEAN,
                "true",
                "Connect: tries again when there is no connection; otherwise the stream ends."));
        specs.add(OptionSpec.optional(
                BACKOFF, DURATION, "1 second", "Connect: pause before the next try, doubled up to half a minute."));
        specs.addAll(FormatOptions.of("line"));
        return List.copyOf(specs);
    }
}
