/** Speed, measured by plain main classes and JMH; each checks its result before it prints a time. */
package io.sluice.benchmarks;
