/** How throughput and memory change as the groups of a view grow, and as windows overlap more; each result is checked. */
package io.sluice.benchmarks.growth;
