package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;

/** Whole rows as text, for people who look for the one that went wrong. */
final class RowText {
    private static final int LONGEST = 2_000;

    private RowText() {}

    /** {@code (1, 'pen', NULL)}, cut when very long. */
    static String of(ChangeBatch batch, int row) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < batch.columnCount() && text.length() < LONGEST; i++) {
            String value = SqlText.of(batch.column(i), row);
            text.append(i == 0 ? "" : ", ").append(value == null ? "NULL" : value);
        }
        return text.length() < LONGEST ? text.append(')').toString() : text.substring(0, LONGEST) + "…";
    }
}
