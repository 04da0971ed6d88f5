/** How long after its append an event is in the results that a JDBC reader sees, while events come at a steady rate. */
package io.sluice.benchmarks.latency;
