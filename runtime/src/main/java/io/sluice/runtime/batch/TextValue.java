package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import java.util.Optional;

/** Reads one value from text by the rules of {@link SqlTextParser}, without a batch. */
public final class TextValue {
    private TextValue() {}

    /** The value in its Java form; empty when the text is none of the type. */
    public static Optional<Object> parse(SqlType type, String text) {
        ValueCapture value = new ValueCapture(type);
        return new SqlTextParser(type).parse(text, value) ? Optional.ofNullable(value.value()) : Optional.empty();
    }
}
