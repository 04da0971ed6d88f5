package io.sluice.planner.expr;

/** A scalar function over one row. Stateless and thread-safe. */
@FunctionalInterface
public interface RowFunction {
    /**
     * @param args argument values in the forms of {@link io.sluice.planner.type.SqlType}; null for NULL; valid during the call
     * @return the result in the same forms, null for NULL
     * @throws RuntimeException if the function fails for these values; its message becomes the row's error
     */
    Object apply(Object[] args);
}
