package io.sluice.function;

/**
 * What all functions of an application may say of themselves. The engine calls one instance from several threads at once: it must not
 * keep anything between calls.
 */
public interface UserDefinedFunction {
    /**
     * Whether equal arguments always give equal results. Only such functions can be part of a standing query, which computes a row again to
     * take it back. Default true.
     */
    default boolean isDeterministic() {
        return true;
    }

    /** One sentence for SHOW FUNCTIONS. */
    default String description() {
        return "";
    }
}
