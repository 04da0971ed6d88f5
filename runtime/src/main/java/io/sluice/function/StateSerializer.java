package io.sluice.function;

/**
 * Writes the state of a function as bytes and reads it again. Thread-safe.
 *
 * @param <S> the state
 */
public interface StateSerializer<S> {
    /** All of the state. */
    byte[] write(S state);

    /**
     * What {@link #write} gave, as state equal to that which was written.
     *
     * @param loader knows the function's own classes
     */
    S read(byte[] bytes, ClassLoader loader);

    /** Java's own serialization: the state and all it refers to must implement {@link java.io.Serializable}. */
    static <S> StateSerializer<S> java() {
        return new JavaStateSerializer<>();
    }
}
