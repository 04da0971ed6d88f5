package io.sluice.runtime.connector.datagen;

import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.connector.RowRandom;

/** Fills VARCHAR columns with random letters. */
final class LettersField implements FieldGenerator {
    private static final int LETTERS_OF_ONE_DRAW = 12;

    private final RowRandom random;
    private final byte[] text;

    LettersField(RowRandom random, int length) {
        this.random = random;
        this.text = new byte[length];
    }

    @Override
    public void append(long row, ColumnBuilder out) {
        long bits = 0;
        for (int i = 0; i < text.length; i++) {
            if (i % LETTERS_OF_ONE_DRAW == 0) {
                bits = random.bits(row * text.length + i) >>> 1;
            }
            text[i] = (byte) ('a' + bits % 26);
            bits /= 26;
        }
        out.appendBytes(text, 0, text.length);
    }
}
