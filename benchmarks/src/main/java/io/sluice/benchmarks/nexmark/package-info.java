/** The queries of {@code examples/nexmark}, measured on events that lie in memory. */
package io.sluice.benchmarks.nexmark;
