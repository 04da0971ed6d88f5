package io.sluice.benchmarks.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sluice: as it is, and with an archive of class data, from Java 25 on an ahead-of-time cache, which the JVM writes when the first launch, not
 * measured, ends.
 */
public final class SluiceProgram implements StartProgram {
    private static final int FIRST_WITH_CACHE = 25;

    @Override
    public String name() {
        return "sluice";
    }

    @Override
    public String title() {
        return "Sluice";
    }

    @Override
    public Class<?> program() {
        return SluiceStart.class;
    }

    @Override
    public boolean refuses(Path classPathEntry) {
        String name = classPathEntry.getFileName().toString();
        return name.startsWith("flink") || name.startsWith("duckdb");
    }

    @Override
    public List<Launch> launches() {
        List<Launch> launches = new ArrayList<>(StartProgram.super.launches());
        launches.add(
                Runtime.version().feature() >= FIRST_WITH_CACHE
                        ? new Launch("ahead-of-time cache", List.of("-XX:AOTCache=" + Launch.ARCHIVE))
                        : new Launch("class-data archive", List.of("-XX:SharedArchiveFile=" + Launch.ARCHIVE)));
        return launches;
    }
}
