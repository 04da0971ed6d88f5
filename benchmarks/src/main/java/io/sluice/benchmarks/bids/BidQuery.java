package io.sluice.benchmarks.bids;

/**
 * One query of the benchmark.
 *
 * @param target rows a second one worker should reach
 * @param statement makes the standing query or sink
 * @param check a query over the engine after all rows have passed that gives one row: the checked number
 * @param expected that number for the rows of one run, computed by {@link BidExpectations}
 */
record BidQuery(String name, long target, String statement, String check, long expected) {}
