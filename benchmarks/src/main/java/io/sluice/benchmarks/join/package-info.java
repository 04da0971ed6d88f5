/** Joins by themselves: rows per second of operators over batches held in memory, each result checked before its time counts. */
package io.sluice.benchmarks.join;
