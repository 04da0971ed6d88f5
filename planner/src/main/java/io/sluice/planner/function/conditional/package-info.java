/** Functions that choose among their arguments. */
package io.sluice.planner.function.conditional;
