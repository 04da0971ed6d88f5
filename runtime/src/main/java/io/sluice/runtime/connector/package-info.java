/**
 * Connectors at work: finding them, checking what the user wrote in WITH, and the connectors that need no library of their own, one
 * sub-package each. Entry point: {@link io.sluice.runtime.connector.ConnectorRegistry}.
 */
package io.sluice.runtime.connector;
