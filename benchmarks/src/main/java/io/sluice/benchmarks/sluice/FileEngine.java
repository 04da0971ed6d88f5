package io.sluice.benchmarks.sluice;

import io.sluice.SqlStreamContext;
import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A standing query over a file, from its creation until the file is in its view. */
final class FileEngine implements Engine {
    private final Workload workload;
    private final EngineSettings settings;
    private Question question;
    private SqlStreamContext context;

    FileEngine(Workload workload, EngineSettings settings) {
        this.workload = workload;
        this.settings = settings;
    }

    @Override
    public String version() {
        return "Sluice";
    }

    @Override
    public void load() throws IOException {
        question = Question.of(workload);
    }

    @Override
    public RunTime run() {
        close();
        context = SqlStreamContext.builder().parallelism(settings.parallelism()).build();
        Path file = settings.data().resolve(workload.tables().get(0));
        context.execute(question.streams() + " WITH (connector = 'file', path = '" + file + "', format = '"
                        + workload.name() + "', header = false)")
                .close();
        RunTime.Start start = RunTime.start();
        context.execute(question.sql()).close();
        if (!context.awaitBounded(Duration.ofMinutes(10))) {
            throw new IllegalStateException("the file is not read after ten minutes");
        }
        return start.stop();
    }

    @Override
    public ResultSum result() {
        return ViewSum.of(context, "counts", workload);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
