/** How long a program takes from the launch of its JVM to the first result of the engine in it. */
package io.sluice.benchmarks.start;
