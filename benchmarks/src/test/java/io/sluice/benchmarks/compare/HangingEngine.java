package io.sluice.benchmarks.compare;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Never has its events ready. Public for the service loader. */
public final class HangingEngine implements EngineFactory {
    static final String NAME = "hanging";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Hanging";
    }

    @Override
    public Optional<String> excuse(Workload workload) {
        return workload.name().equals("q2") ? Optional.of("has no q2") : Optional.empty();
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new Engine() {
            @Override
            public String version() {
                return NAME;
            }

            @Override
            public void load() throws InterruptedException {
                new CountDownLatch(1).await();
            }

            @Override
            public RunTime run() {
                throw new AssertionError("not loaded");
            }

            @Override
            public ResultSum result() {
                throw new AssertionError("not loaded");
            }

            @Override
            public void close() {}
        };
    }
}
