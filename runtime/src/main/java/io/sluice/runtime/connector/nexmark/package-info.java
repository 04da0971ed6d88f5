/**
 * The {@code nexmark} source: persons, auctions and bids of a made-up auction house, the same for the same seed. Entry point:
 * {@link io.sluice.runtime.connector.nexmark.NexmarkConnector}.
 */
package io.sluice.runtime.connector.nexmark;
