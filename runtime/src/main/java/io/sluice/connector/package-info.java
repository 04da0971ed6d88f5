/**
 * The service provider interface of connectors. A connector is a {@link io.sluice.connector.ConnectorFactory} found by
 * {@link java.util.ServiceLoader}; it makes {@link io.sluice.connector.Source}s, {@link io.sluice.connector.Sink}s or both.
 */
package io.sluice.connector;
