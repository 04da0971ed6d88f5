/** Continuous queries over five million bids held in memory, end to end through the public API: each result is checked before its time counts. */
package io.sluice.benchmarks.bids;
