package io.sluice.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.runtime.memory.Memory;
import java.util.Random;
import java.util.TreeMap;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/** The ordered multisets against TreeMaps. */
class MultisetTest {
    private static final int GROUPS = 4;

    @Test
    void longsKeepTheirEnds() {
        Random random = new Random(5);
        LongMultiset set = new LongMultiset();
        set.ensureGroups(GROUPS);
        TreeMap<Long, Long>[] expected = maps();
        for (int i = 0; i < 20_000; i++) {
            int group = random.nextInt(GROUPS);
            long value = random.nextInt(200);
            long weight = weight(expected[group].getOrDefault(value, 0L), random);
            set.add(group, value, weight);
            expected[group].merge(value, weight, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            if (i % 5000 == 4999) {
                set.clear(group);
                expected[group].clear();
                set = restored(set);
            }
            assertEquals(expected[group].isEmpty(), set.first(group) == 0);
            if (!expected[group].isEmpty()) {
                assertEquals(expected[group].firstKey(), set.value(set.first(group)));
                assertEquals(expected[group].lastKey(), set.value(set.last(group)));
                assertEquals(expected[group].firstEntry().getValue(), set.count(set.first(group)));
            }
        }
    }

    @Test
    void byteStringsKeepTheirEnds() {
        Random random = new Random(6);
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(64);
                BytesMultiset set = new BytesMultiset(allocator)) {
            set.ensureGroups(GROUPS);
            TreeMap<String, Long>[] expected = maps();
            for (int i = 0; i < 20_000; i++) {
                int group = random.nextInt(GROUPS);
                String value = "v".repeat(random.nextInt(20)) + random.nextInt(9);
                long weight = weight(expected[group].getOrDefault(value, 0L), random);
                byte[] bytes = value.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                Memory.copy(bytes, 0, buffer.memoryAddress(), bytes.length);
                set.add(group, buffer.memoryAddress(), bytes.length, weight);
                expected[group].merge(value, weight, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
                if (!expected[group].isEmpty()) {
                    assertEquals(expected[group].firstKey(), text(set, set.first(group)));
                    assertEquals(expected[group].lastKey(), text(set, set.last(group)));
                }
            }
        }
    }

    private static String text(BytesMultiset set, int entry) {
        byte[] bytes = new byte[set.length(entry)];
        Memory.copy(set.address(entry), bytes, 0, bytes.length);
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Takes back about as often as it adds, so that values go for good. */
    private static long weight(long present, Random random) {
        return present > 0 && random.nextInt(5) < 3 ? -1 - random.nextInt((int) present) : 1 + random.nextInt(2);
    }

    private static LongMultiset restored(LongMultiset set) {
        try (MemoryState state = new MemoryState()) {
            set.snapshot(state, "m.");
            LongMultiset copy = new LongMultiset();
            copy.ensureGroups(GROUPS);
            copy.restore(state, "m.");
            return copy;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <K> TreeMap<K, Long>[] maps() {
        TreeMap<K, Long>[] maps = new TreeMap[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            maps[i] = new TreeMap<>();
        }
        return maps;
    }
}
