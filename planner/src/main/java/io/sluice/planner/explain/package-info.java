/** Prints plans and expressions for people. */
package io.sluice.planner.explain;
