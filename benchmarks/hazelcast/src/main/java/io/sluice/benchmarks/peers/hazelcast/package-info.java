/** Hazelcast SQL in this process: its streaming SQL over rows that lie ready in memory, results into a sink that counts. */
package io.sluice.benchmarks.peers.hazelcast;
