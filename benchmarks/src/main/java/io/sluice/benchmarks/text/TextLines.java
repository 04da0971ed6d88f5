package io.sluice.benchmarks.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Seeded lines of about a hundred bytes: fourteen words of a vocabulary of 20,000, of which, as in a language, few are frequent and many are rare.
 * Columns: line, and date_time in milliseconds, 10,000 lines a second.
 */
public final class TextLines {
    private static final int VOCABULARY = 20_000;
    private static final int WORDS_PER_LINE = 14;
    private static final int LINES_PER_MILLI = 10;
    private static final long START_MILLIS = 1_767_225_600_000L;

    private TextLines() {}

    /** So many lines, in batches; the caller closes them. */
    public static List<VectorSchemaRoot> make(int lines, int linesPerBatch, BufferAllocator allocator) {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] words = vocabulary(random);
        List<VectorSchemaRoot> batches = new ArrayList<>();
        for (int from = 0; from < lines; from += linesPerBatch) {
            batches.add(batch(from, Math.min(linesPerBatch, lines - from), words, random, allocator));
        }
        return batches;
    }

    private static byte[][] vocabulary(SplittableRandom random) {
        byte[][] words = new byte[VOCABULARY][];
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            int length = 2 + random.nextInt(9);
            for (int j = 0; j < length; j++) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return words;
    }

    private static VectorSchemaRoot batch(
            int from, int rows, byte[][] words, SplittableRandom random, BufferAllocator allocator) {
        VarCharVector line = new VarCharVector("line", allocator);
        TimeStampMilliVector time = new TimeStampMilliVector("date_time", allocator);
        line.allocateNew((long) rows * WORDS_PER_LINE * 8, rows);
        time.allocateNew(rows);
        byte[] text = new byte[WORDS_PER_LINE * 12];
        for (int i = 0; i < rows; i++) {
            int length = 0;
            for (int j = 0; j < WORDS_PER_LINE; j++) {
                // The n-th word is about n times as rare as the first.
                byte[] word = words[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
                if (j > 0) {
                    text[length++] = ' ';
                }
                System.arraycopy(word, 0, text, length, word.length);
                length += word.length;
            }
            line.setSafe(i, text, 0, length);
            time.set(i, START_MILLIS + (from + i) / LINES_PER_MILLI);
        }
        List<FieldVector> vectors = List.of(line, time);
        vectors.forEach(vector -> vector.setValueCount(rows));
        return new VectorSchemaRoot(vectors);
    }
}
