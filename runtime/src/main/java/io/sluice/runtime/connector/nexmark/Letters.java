package io.sluice.runtime.connector.nexmark;

import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.RowRandom;

/** Fills a column with random letters: each value is a piece of one long text, which costs a copy instead of a draw per letter. */
final class Letters implements ColumnFill {
    private static final int BITS_OF_A_LETTER = 5;
    private static final byte[] TEXT = text(1 << 16);

    private final RowRandom random;
    private final int least;
    private final int most;

    /** @param most letters of a value; at least {@code least} */
    Letters(RowRandom random, int least, int most) {
        this.random = random;
        this.least = least;
        this.most = most;
    }

    @Override
    public void fill(long row, int count, ColumnBuilder out) {
        for (int i = 0; i < count; i++) {
            long bits = random.bits(row + i);
            int length = least + (int) ((bits >>> 32) * (most - least + 1) >>> 32);
            int offset = (int) ((bits & 0xffff_ffffL) * (TEXT.length - length) >>> 32);
            out.appendBytes(TEXT, offset, length);
        }
    }

    /** Writes a word of so many letters, which use five bits each. */
    static void word(TextBuffer text, long bits, int letters) {
        for (int i = 0; i < letters; i++) {
            text.ascii('a' + (int) ((bits & 31) * 26 >>> BITS_OF_A_LETTER));
            bits >>>= BITS_OF_A_LETTER;
        }
    }

    private static byte[] text(int length) {
        RowRandom random = new RowRandom(0, 0);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.small(i, 26));
        }
        return text;
    }
}
