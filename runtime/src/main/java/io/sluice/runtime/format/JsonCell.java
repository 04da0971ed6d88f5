package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ColumnBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Appends JSON values to the builder of one column. For one thread at a time. */
final class JsonCell {
    private final Field field;
    private final CellReader reader;
    private final JsonNested nested;
    private final JsonText text = new JsonText();

    JsonCell(Field field) {
        this.field = field;
        this.reader = new CellReader(field);
        this.nested = field.type().kind().isNested() ? new JsonNested(field.type()) : null;
    }

    /**
     * Appends the value of a kind of {@link JsonScanner} at {@code bytes[from, to)}.
     *
     * @return null, or why it does not fit, with nothing appended
     */
    String read(byte kind, byte[] bytes, int from, int to, boolean ascii, ColumnBuilder out) {
        if (kind == JsonScanner.NULL) {
            return reader.readNull(out) ? null : reader.noNull();
        }
        if (nested != null) {
            Object value = nested.read(bytes, from, to);
            if (value == null) {
                return reader.reason(bytes, from, to);
            }
            out.appendValue(value);
            return null;
        }
        if (kind == JsonScanner.ESCAPED) {
            if (!text.unescape(bytes, from, to)) {
                return "column \"" + field.name() + "\": a backslash does not escape a character";
            }
            return reader.read(text.bytes(), 0, text.length(), false, out)
                    ? null
                    : reader.reason(text.bytes(), 0, text.length());
        }
        if (reader.read(bytes, from, to, ascii, out) || kind == JsonScanner.NUMBER && readWhole(bytes, from, to, out)) {
            return null;
        }
        return reader.reason(bytes, from, to);
    }

    /** Integers may be written {@code 1.0} or {@code 1e3}. */
    private boolean readWhole(byte[] bytes, int from, int to, ColumnBuilder out) {
        TypeKind kind = field.type().kind();
        if (!kind.isInteger() || to - from > 40) {
            return false;
        }
        try {
            BigDecimal exact = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            byte[] plain = exact.scale() < -20
                    ? new byte[0]
                    : exact.toBigIntegerExact().toString().getBytes(StandardCharsets.US_ASCII);
            return reader.read(plain, 0, plain.length, true, out);
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }
}
