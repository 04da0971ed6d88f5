package io.sluice.runtime.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.connector.CollectingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block decoded in pieces gives the rows, in order, and the rejected rows of one decoded from front to back. */
class ParallelDecoderTest {
    private static final int FILES = 150;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private final AtomicInteger handedOver = new AtomicInteger();

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void likeOneThread(long seed) {
        for (int file = 0; file < FILES; file++) {
            Random random = new Random(seed * FILES + file);
            OddTexts texts = new OddTexts(random);
            RowType rowType = texts.rowType();
            CsvDialect dialect = texts.dialect();
            String name = "seed " + seed + ", file " + file;
            check(name, random, rowType, texts.csv(rowType, dialect), () -> new CsvDecoder(dialect, rowType));
            check(name, random, rowType, texts.json(rowType), () -> new JsonDecoder(rowType));
        }
        assertTrue(handedOver.get() > FILES, "hardly anything was done in parallel");
    }

    private void check(String name, Random random, RowType rowType, byte[] bytes, Supplier<RowDecoder> decoders) {
        int rowsOfTick = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(20);
        boolean last = random.nextBoolean();
        int pieces = 2 + random.nextInt(3);
        List<String> expected = decode(rowType, bytes, last, rowsOfTick, 1, decoders.get());
        assertEquals(expected, decode(rowType, bytes, last, rowsOfTick, pieces, decoders.get()), name);
    }

    /** Each tick's rows and how far it came, and in the end all bad rows. */
    private List<String> decode(
            RowType rowType, byte[] bytes, boolean last, int rowsOfTick, int pieces, RowDecoder decoder) {
        List<String> found = new ArrayList<>();
        try (CollectingOutput target = new CollectingOutput(rowType)) {
            target.limit(rowsOfTick);
            RowOutput out = new RowOutput(1 << 20);
            out.to(target);
            out.from("file", 1);
            Executor counting = work -> {
                handedOver.incrementAndGet();
                THREADS.execute(work);
            };
            ParallelDecoder parallel = new ParallelDecoder(decoder, out, counting, () -> pieces, 16, 1);
            int at = Math.max(0, decoder.begin(bytes, 0, bytes.length, last, out));
            int before = -1;
            while (at > before) {
                before = at;
                at = parallel.decode(bytes, at, bytes.length, last);
                found.add("line " + out.line() + ", byte " + at + ": " + texts(target));
            }
            found.addAll(target.bad());
        }
        return found;
    }

    private static String texts(CollectingOutput target) {
        StringBuilder text = new StringBuilder();
        for (List<Object> row : target.take()) {
            for (Object value : row) {
                text.append(value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : value)
                        .append('|');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
