/** The engine's inner loops by themselves, measured with JMH: for work on one loop, not for saying how fast the engine is. */
package io.sluice.benchmarks.loops;
