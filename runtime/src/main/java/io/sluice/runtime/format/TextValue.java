package io.sluice.runtime.format;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.SqlTextParser;
import java.util.Optional;

/** Reads one value from text, as formats read their cells. */
public final class TextValue {
    private TextValue() {}

    /** The value in its Java form; empty when the text is none of the type. */
    public static Optional<Object> parse(SqlType type, String text) {
        ValueCapture value = new ValueCapture(type);
        return new SqlTextParser(type).parse(text, value) ? Optional.of(value.value()) : Optional.empty();
    }
}
