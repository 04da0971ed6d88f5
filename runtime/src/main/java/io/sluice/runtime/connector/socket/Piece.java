package io.sluice.runtime.connector.socket;

import io.sluice.runtime.format.StreamDecoder;

/**
 * Bytes that came over a connection, or its end.
 *
 * @param decoder the connection's own; touched only by the polling thread
 * @param bytes null at the end of the connection
 * @param brokenOff it ended by an error
 */
record Piece(StreamDecoder decoder, byte[] bytes, boolean brokenOff) {}
