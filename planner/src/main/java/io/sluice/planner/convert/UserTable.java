package io.sluice.planner.convert;

import io.sluice.planner.function.UserKeyed;

/** An operator of the validator that stands for a keyed function of an application. */
public interface UserTable {
    UserKeyed keyed();
}
