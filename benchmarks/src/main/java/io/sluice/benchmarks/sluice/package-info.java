/** Sluice as one of the engines of a comparison. */
package io.sluice.benchmarks.sluice;
