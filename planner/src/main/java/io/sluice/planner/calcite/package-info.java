/**
 * The front end on Calcite: types, names, operators, checks, validation and the rule phases, ending in {@link
 * io.sluice.planner.calcite.CalcitePlanner}.
 */
package io.sluice.planner.calcite;
