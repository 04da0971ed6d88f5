package io.sluice.runtime.connector.datagen;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.RowRandom;

/** Fills columns whose values are whole numbers inside: integers, decimals, dates, timestamps, and numbered texts. */
final class CountingField implements FieldGenerator {
    /** How a number gets into a column. */
    private interface Form {
        void append(long value, ColumnBuilder out);
    }

    private final Form form;
    private final RowRandom random;
    private final long first;
    private final long step;
    private final long span;
    private final long rows;

    private CountingField(Form form, RowRandom random, long first, long step, long span, long rows) {
        this.form = form;
        this.random = random;
        this.first = first;
        this.step = step;
        this.span = span;
        this.rows = rows;
    }

    /** @param last null for no end */
    static CountingField of(SqlType type, long first, Long last, long step) {
        return new CountingField(form(type), null, first, step, 0, rows(first, last, step));
    }

    /** The numbers as text. */
    static CountingField text(long first, Long last, long step) {
        TextBuffer text = new TextBuffer();
        Form form = (value, out) -> {
            text.clear();
            text.number(value);
            out.appendBytes(text.bytes(), 0, text.length());
        };
        return new CountingField(form, null, first, step, 0, rows(first, last, step));
    }

    static CountingField random(SqlType type, RowRandom random, long min, long max) {
        return new CountingField(form(type), random, min, 0, max - min + 1, ENDLESS);
    }

    @Override
    public void append(long row, ColumnBuilder out) {
        form.append(random == null ? first + row * step : first + random.below(row, span), out);
    }

    @Override
    public long rows() {
        return rows;
    }

    private static Form form(SqlType type) {
        return type.kind() == TypeKind.DECIMAL
                ? (value, out) -> out.appendDecimal(value >> 63, value)
                : (value, out) -> out.appendLong(value);
    }

    private static long rows(long first, Long last, long step) {
        if (last == null || step == 0) {
            return ENDLESS;
        }
        return (last - first) / step < 0 ? 0 : (last - first) / step + 1;
    }
}
