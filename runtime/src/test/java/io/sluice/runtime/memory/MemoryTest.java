package io.sluice.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private static final int PAGE = 4096;

    @Test
    void aWordHasTheBytesOfTheStringOnlyWhereverItLies() {
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(3 * PAGE)) {
            fill(buffer);
            long page = buffer.memoryAddress() + PAGE & -PAGE;
            for (long address = page + PAGE - 20; address < page + PAGE + 10; address++) {
                for (int length = -1; length <= 12; length++) {
                    long expected = 0;
                    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
                        expected = expected << 8 | Memory.getByte(address + i) & 0xff;
                    }
                    assertEquals(expected, Memory.getWord(address, length));
                }
            }
        }
    }

    @Test
    void copiesAllBytesAndNoOthers() {
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf source = allocator.buffer(256);
                ArrowBuf target = allocator.buffer(256)) {
            fill(source);
            for (int length = 0; length < 200; length++) {
                Memory.fill(target.memoryAddress(), 256, (byte) 7);
                Memory.copyShort(source.memoryAddress() + 3, target.memoryAddress() + 5, length);
                for (int i = 0; i < 256; i++) {
                    boolean copied = i >= 5 && i < 5 + length;
                    assertEquals(copied ? source.getByte(3 + i - 5) : 7, target.getByte(i));
                }
                Memory.copyLoosely(source.memoryAddress() + 20, target.memoryAddress() + 1, length);
                assertTrue(Memory.equal(source.memoryAddress() + 20, target.memoryAddress() + 1, length));
                assertEquals(7, target.getByte(0));
                assertEquals(7, target.getByte(1 + length + Long.BYTES + 5));
            }
        }
    }

    @Test
    void findsEachByteOfAWordThatIsWanted() {
        Random random = new Random(1);
        for (int round = 0; round < 100_000; round++) {
            long word = 0;
            long expected = 0;
            byte wanted = (byte) (random.nextInt(3) - 1);
            for (int i = 0; i < 8; i++) {
                int value = random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(3) - 1 & 0xff;
                word |= (long) value << 8 * i;
                expected |= (byte) value == wanted ? 0x80L << 8 * i : 0;
            }
            assertEquals(expected, Words.findAll(word, Words.of(wanted)));
        }
    }

    private static void fill(ArrowBuf buffer) {
        Random random = new Random(2);
        for (long i = 0; i < buffer.capacity(); i++) {
            buffer.setByte(i, 1 + random.nextInt(255));
        }
    }
}
