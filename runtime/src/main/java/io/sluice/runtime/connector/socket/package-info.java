/**
 * The {@code socket} source: rows as text over TCP, to where it connects or from whoever connects. Entry point:
 * {@link io.sluice.runtime.connector.socket.SocketConnector}.
 */
package io.sluice.runtime.connector.socket;
