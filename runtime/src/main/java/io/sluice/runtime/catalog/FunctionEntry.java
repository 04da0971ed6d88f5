package io.sluice.runtime.catalog;

import io.sluice.planner.function.UserFunction;

/**
 * A function of the application.
 *
 * @param sql the statement that made it; empty when it was registered by the API
 */
public record FunctionEntry(String sql, UserFunction function) {}
