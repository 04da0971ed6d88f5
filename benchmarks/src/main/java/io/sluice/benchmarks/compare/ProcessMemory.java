package io.sluice.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system counts as memory of this process; Linux only, 0 elsewhere. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Bytes held now. */
    static long held() throws IOException {
        return read("VmRSS:");
    }

    /** Most bytes held since the process began, or since {@link #forgetPeak}. */
    static long peak() throws IOException {
        return read("VmHWM:");
    }

    static void forgetPeak() throws IOException {
        if (Files.exists(STATUS)) {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        }
    }

    private static long read(String key) throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        String line = Files.readAllLines(STATUS).stream()
                .filter(text -> text.startsWith(key))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
