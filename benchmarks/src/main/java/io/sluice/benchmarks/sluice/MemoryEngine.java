package io.sluice.benchmarks.sluice;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.EventFiles;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * A standing query fed tick by tick on the calling thread with batches that lie in memory. Its view holds the whole result after every tick; that of
 * the last run stays open to be read.
 */
final class MemoryEngine implements Engine {
    private final Workload workload;
    private final EngineSettings settings;
    private final RootAllocator allocator = new RootAllocator();
    private final Map<String, List<VectorSchemaRoot>> batches = new LinkedHashMap<>();
    private Question question;
    private SqlStreamContext context;

    MemoryEngine(Workload workload, EngineSettings settings) {
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
        for (String table : workload.tables()) {
            List<VectorSchemaRoot> all = new ArrayList<>();
            EventFiles.read(settings.data(), table, allocator, batch -> all.add(keep(batch)));
            batches.put(table, all);
        }
    }

    /** Another handle on the same buffers. */
    private VectorSchemaRoot keep(VectorSchemaRoot batch) {
        VectorSchemaRoot kept = VectorSchemaRoot.create(batch.getSchema(), allocator);
        try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
            new VectorLoader(kept).load(record);
        }
        return kept;
    }

    @Override
    public RunTime run() {
        return run(question.sql());
    }

    private RunTime run(String sql) {
        closeContext();
        context = SqlStreamContext.builder().parallelism(settings.parallelism()).build();
        context.execute(question.streams()).close();
        context.execute(sql).close();
        Map<String, Appender> appenders = new LinkedHashMap<>();
        workload.tables().forEach(table -> appenders.put(table, context.appender(table)));
        int ticks = batches.get(workload.tables().get(0)).size();
        RunTime.Start start = RunTime.start();
        for (int tick = 0; tick < ticks; tick++) {
            for (Map.Entry<String, Appender> appender : appenders.entrySet()) {
                appender.getValue().appendShared(batches.get(appender.getKey()).get(tick));
            }
            context.tick();
        }
        RunTime time = start.stop();
        appenders.values().forEach(Appender::close);
        return time;
    }

    @Override
    public ResultSum result() {
        if (!question.view().equals(question.sql())) {
            run(question.view());
        }
        return ViewSum.of(context, workload.name(), workload);
    }

    private void closeContext() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @Override
    public void close() {
        closeContext();
        batches.values().forEach(all -> all.forEach(VectorSchemaRoot::close));
        allocator.close();
    }
}
