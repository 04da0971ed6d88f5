/** Scalar expressions as data, all conversions explicit. */
package io.sluice.planner.expr;
