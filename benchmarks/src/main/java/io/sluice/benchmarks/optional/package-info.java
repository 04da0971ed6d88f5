/**
 * Engines that take part when they are named: what the comparison knows of them without their libraries, which lie in modules of their own, are
 * fetched only when asked for, and never meet those of another engine.
 */
package io.sluice.benchmarks.optional;
