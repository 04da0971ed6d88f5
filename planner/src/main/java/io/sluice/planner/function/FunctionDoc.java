package io.sluice.planner.function;

import java.util.Objects;

/**
 * One scalar function for people.
 *
 * @param name upper case, as it is called
 * @param signature with argument names: {@code SUBSTRING(text, from [, length])}
 * @param description one sentence
 * @param example a constant expression that evaluates
 * @param result what the example gives, as text; {@link #VARIES} where it is another each time
 */
public record FunctionDoc(
        String name, String signature, String description, String example, String result, Category category) {
    /** The result of an example that reads the clock or rolls dice. */
    public static final String VARIES = "*";

    /** Groups of SHOW FUNCTIONS. */
    public enum Category {
        MATH,
        TEXT,
        TIME,
        CONDITIONAL,
        CONVERSION,
        REGEXP,
        HASH,
        URL,
        JSON,
        NESTED
    }

    public FunctionDoc {
        Objects.requireNonNull(name);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(description);
        Objects.requireNonNull(example);
        Objects.requireNonNull(result);
        Objects.requireNonNull(category);
    }
}
