package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;

/** Finds out the columns of JSON rows from the first of them. */
public final class JsonSample {
    private static final int SAMPLE_ROWS = 1_000;

    private final byte[] block;
    private final JsonGuess guess = new JsonGuess();
    private int rows;

    /** @param block the first bytes of the text; an object cut off at their end is left out */
    public JsonSample(byte[] block) {
        this.block = block;
    }

    /** The fields of the first objects, in order of appearance; none when there is no object. */
    public RowType guess() {
        JsonScanner scanner = new JsonScanner();
        int at = Math.max(0, ByteOrderMark.skip(block, 0, block.length, true));
        while (at < block.length && rows < SAMPLE_ROWS) {
            byte b = block[at];
            if (b != '{') {
                at++;
                continue;
            }
            scanner.set(block, at, block.length);
            if (scanner.value() == JsonScanner.OBJECT) {
                guess.observe(JsonScanner.OBJECT, block, scanner.start(), scanner.stop());
                rows++;
                at = scanner.stop();
            } else {
                int next = Lines.end(block, at, block.length);
                at = next < 0 ? block.length : next;
            }
        }
        return new RowType(guess.fields());
    }
}
