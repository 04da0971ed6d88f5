package io.sluice.planner.type;

import java.util.Objects;

/** A named column of a row, or a component of a nested type. */
public record Field(String name, SqlType type) {
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }
}
