package io.sluice.planner.convert;

import io.sluice.planner.function.UserFunction;

/** An operator of the validator that stands for a function of an application. */
public interface UserOperator {
    UserFunction function();
}
