/** Planning as others see it: a {@link io.sluice.planner.Planner} turns parsed statements into plans, which are data. */
package io.sluice.planner;
