/** How long after it was due an event is in the results that a reader sees, while events come at a steady rate; Sluice and its peers. */
package io.sluice.benchmarks.latency;
