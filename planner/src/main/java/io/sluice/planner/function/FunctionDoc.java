package io.sluice.planner.function;

import java.util.Objects;

/**
 * One scalar function for people.
 *
 * @param name upper case, as it is called
 * @param signature with argument names: {@code SUBSTRING(text, from [, length])}
 * @param description one sentence
 * @param example a constant expression that evaluates
 */
public record FunctionDoc(String name, String signature, String description, String example, Category category) {
    /** Groups of SHOW FUNCTIONS. */
    public enum Category {
        MATH,
        TEXT,
        TIME,
        CONDITIONAL,
        CONVERSION,
        JSON,
        NESTED
    }

    public FunctionDoc {
        Objects.requireNonNull(name);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(description);
        Objects.requireNonNull(example);
        Objects.requireNonNull(category);
    }
}
