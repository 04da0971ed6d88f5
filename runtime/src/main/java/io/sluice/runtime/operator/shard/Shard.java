package io.sluice.runtime.operator.shard;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.Tick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** One of the equal operators, with the rows that wait for it and the results that wait for their turn. */
final class Shard implements AutoCloseable {
    private record Waiting(int input, ChangeBatch batch) {}

    private final DeferredRejections rejections = new DeferredRejections();
    private final Operator operator;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final List<ChangeBatch> results = new ArrayList<>();

    Shard(Function<OperatorContext, Operator> factory, OperatorContext context) {
        this.operator = factory.apply(new OperatorContext(
                context.allocator(), rejections, context.batchRows(), context.nowMicros(), context.parameters()));
    }

    Operator operator() {
        return operator;
    }

    void queue(int input, ChangeBatch batch) {
        queue.add(new Waiting(input, batch));
    }

    /** Processes what waits; on any thread, one at a time. */
    void processQueue() {
        while (!queue.isEmpty()) {
            Waiting next = queue.poll();
            operator.process(next.input, next.batch, results::add);
        }
    }

    void endTick(Tick tick) {
        processQueue();
        operator.endTick(tick, results::add);
    }

    /** Gives away what the shard has made; on the caller's thread. */
    void release(Output out, RejectedRows rejected) {
        rejections.replay(rejected);
        List<ChangeBatch> given = List.copyOf(results);
        results.clear();
        given.forEach(out::emit);
    }

    @Override
    public void close() {
        queue.forEach(waiting -> waiting.batch.close());
        queue.clear();
        results.forEach(ChangeBatch::close);
        results.clear();
        rejections.close();
        operator.close();
    }
}
