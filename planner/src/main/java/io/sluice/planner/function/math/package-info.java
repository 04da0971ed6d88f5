/** Functions of numbers. */
package io.sluice.planner.function.math;
