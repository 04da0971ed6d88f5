package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.ForkedJvm;
import io.sluice.benchmarks.start.Launch;
import io.sluice.benchmarks.start.StartProgram;
import java.nio.file.Path;
import java.util.List;

/** Flink SQL in its embedded cluster. */
public final class FlinkProgram implements StartProgram {
    private final FlinkFactory factory = new FlinkFactory();

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public String title() {
        return factory.title();
    }

    @Override
    public Class<?> program() {
        return FlinkStart.class;
    }

    @Override
    public boolean refuses(Path classPathEntry) {
        String name = classPathEntry.getFileName().toString();
        return factory.refuses(classPathEntry) || name.startsWith("duckdb") || name.startsWith("runtime");
    }

    @Override
    public List<Launch> launches() {
        return List.of(new Launch("", ForkedJvm.OPENED));
    }
}
