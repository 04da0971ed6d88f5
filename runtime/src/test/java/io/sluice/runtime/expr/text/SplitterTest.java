package io.sluice.runtime.expr.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

final class SplitterTest {
    /** Texts end anywhere in a word of memory, and so do their parts. */
    @Test
    void cutsAtEachSeparator() {
        Random random = new Random(3);
        String letters = " \u0000a;é\u0001!";
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(128)) {
            for (int round = 0; round < 5_000; round++) {
                StringBuilder builder = new StringBuilder();
                for (int i = random.nextInt(40); i > 0; i--) {
                    builder.append(letters.charAt(random.nextInt(letters.length())));
                }
                String text = builder.toString();
                String separator = List.of(" ", "\u0000", ";", "a;").get(random.nextInt(4));
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                buffer.setZero(0, 128);
                buffer.setBytes(1, bytes);
                Parts parts = new Parts();
                Splitter.at(separator.getBytes(StandardCharsets.UTF_8))
                        .split(buffer.memoryAddress() + 1, bytes.length, parts);
                List<String> found = new ArrayList<>();
                for (int i = 0; i < parts.count(); i++) {
                    byte[] part = new byte[parts.length(i)];
                    buffer.getBytes(parts.start(i) - buffer.memoryAddress(), part);
                    found.add(new String(part, StandardCharsets.UTF_8));
                }
                assertEquals(List.of(text.split(java.util.regex.Pattern.quote(separator), -1)), found);
            }
        }
    }
}
