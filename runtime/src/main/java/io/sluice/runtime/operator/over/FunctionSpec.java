package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverCall;

/**
 * One window function.
 *
 * @param number the constant of LAG, LEAD, NTILE and NTH_VALUE; 1 for the others
 */
public record FunctionSpec(OverCall call, long number, FrameSpec frame) {}
