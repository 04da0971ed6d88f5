package io.sluice.benchmarks.compare;

/**
 * What two results must have in common to count as equal.
 *
 * @param rows how many rows
 * @param checksum sum over all rows of a hash of the checked columns; the order of rows does not matter
 */
public record ResultSum(long rows, long checksum) {}
