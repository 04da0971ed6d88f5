/**
 * Sluice and its peers side by side: the same events, the same questions, each engine in a JVM of its own, each result checked before its time
 * counts. {@link io.sluice.benchmarks.compare.Comparison} is the program, {@link io.sluice.benchmarks.compare.Engine} what a peer implements.
 */
package io.sluice.benchmarks.compare;
