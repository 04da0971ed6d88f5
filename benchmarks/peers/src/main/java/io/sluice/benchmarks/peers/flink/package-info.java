/** Apache Flink SQL in an embedded cluster, with a source and a sink that cost it as little as can be. */
package io.sluice.benchmarks.peers.flink;
