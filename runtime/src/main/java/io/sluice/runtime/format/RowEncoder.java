package io.sluice.runtime.format;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.TextBuffer;

/** Writes rows as text that the {@link RowDecoder} of the same format reads back. Not thread-safe. */
public interface RowEncoder {
    /** Name of the first column of a changelog. */
    String OP = "_op";

    /** Appends what a file starts with. */
    void begin(TextBuffer out);

    /**
     * Appends a row and its line end.
     *
     * @param op what happened to the row, for a changelog; null to leave it out
     */
    void row(String op, ChangeBatch batch, int row, TextBuffer out);
}
