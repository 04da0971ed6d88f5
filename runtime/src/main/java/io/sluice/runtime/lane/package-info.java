/**
 * Parallelism: the operators of a query in several equal lanes, each with its share of the rows, and the exchanges that bring rows of equal
 * keys into one lane.
 */
package io.sluice.runtime.lane;
