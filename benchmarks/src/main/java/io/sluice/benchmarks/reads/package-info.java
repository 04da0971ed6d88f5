/** How long ad-hoc reads take beside a running load, over JDBC in the same process; what they read is checked. */
package io.sluice.benchmarks.reads;
