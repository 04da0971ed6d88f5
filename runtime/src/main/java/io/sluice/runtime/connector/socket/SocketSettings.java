package io.sluice.runtime.connector.socket;

import io.sluice.connector.ConnectorOptions;

/** The options that are about connections. */
record SocketSettings(String host, int port, boolean listen, boolean reconnect, long backoffMillis) {
    private static final int LARGEST_PORT = 65_535;

    static SocketSettings of(ConnectorOptions options) {
        boolean listen = options.require(SocketConnector.MODE).equals("listen");
        long port = options.integer(SocketConnector.PORT).orElseThrow();
        if (port < (listen ? 0 : 1) || port > LARGEST_PORT) {
            throw options.invalid(
                    SocketConnector.PORT, "port must be between 1 and " + LARGEST_PORT, "for example port = 9999");
        }
        return new SocketSettings(
                options.require(SocketConnector.HOST),
                (int) port,
                listen,
                options.flag(SocketConnector.RECONNECT),
                Math.max(
                        1,
                        options.duration(SocketConnector.BACKOFF).orElseThrow().toMillis()));
    }
}
