/** Spark Structured Streaming: micro-batches of rows that lie ready in its columns, results into a sink that counts. */
package io.sluice.benchmarks.peers.spark;
