package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.SqlTextParser;
import java.nio.charset.StandardCharsets;

/** Reads the text of one column's cells into its builder. For one thread at a time. */
final class CellReader {
    private static final int SHOWN_BYTES = 100;

    private final Field field;
    private final SqlTextParser parser;
    private final boolean text;
    private final int maxLength;

    CellReader(Field field) {
        SqlType type = field.type();
        this.field = field;
        this.parser = new SqlTextParser(type);
        this.text = type.kind() == TypeKind.VARCHAR;
        this.maxLength = type.precision() < 0 ? Integer.MAX_VALUE : type.precision();
    }

    /**
     * Appends the value of {@code bytes[from, to)}.
     *
     * @param ascii known to hold no byte beyond ASCII
     * @return false, with nothing appended, when it is no value of the type
     */
    boolean read(byte[] bytes, int from, int to, boolean ascii, ColumnBuilder out) {
        if (!text) {
            return parser.parse(bytes, from, to - from, out);
        }
        if (!ascii && !Utf8.isValid(bytes, from, to)
                || to - from > maxLength && Utf8.length(bytes, from, to) > maxLength) {
            return false;
        }
        out.appendBytes(bytes, from, to - from);
        return true;
    }

    /** Appends NULL unless the column is NOT NULL. */
    boolean readNull(ColumnBuilder out) {
        if (!field.type().nullable()) {
            return false;
        }
        out.appendNull();
        return true;
    }

    String noNull() {
        return "column \"" + field.name() + "\" is NOT NULL and has no value";
    }

    /** Why {@link #read} gave false. */
    String reason(byte[] bytes, int from, int to) {
        if (text && !Utf8.isValid(bytes, from, to)) {
            return "column \"" + field.name() + "\": bytes are not UTF-8";
        }
        int end = Math.min(to, from + SHOWN_BYTES);
        String shown = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return "column \"" + field.name() + "\": '" + shown + (end < to ? "…" : "") + "' is not "
                + field.type().withNullable(true).withArticle();
    }
}
