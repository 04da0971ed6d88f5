/** Sketches of many values as short byte strings: what can be asked of them, and how they grow and are merged. */
package io.sluice.planner.function.sketch;
