/** Plan nodes and their traits as data. */
package io.sluice.planner.plan;
