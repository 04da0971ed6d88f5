package io.sluice.runtime.operator.shard;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.PrefixedState;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs equal keyed operators side by side, each for the keys that hash to it. Rows wait until the tick ends, or until many have
 * gathered; then the shards work in parallel and their results follow each other in the order of shards, so that the same input gives
 * the same output. Ticks of few rows stay on the calling thread, where hand-over would cost more than the work.
 */
public final class ShardedOperator implements Operator {
    private static final int PARALLEL_ROWS = 4_096;
    private static final int QUEUE_ROWS = 1 << 18;

    private final OperatorContext context;
    private final Executor executor;
    private final List<KeyPartitioner> partitioners = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    private int waitingRows;
    private boolean largeTick;

    /**
     * For one input.
     *
     * @param keys columns of the input whose values decide; all rows of a group must agree in them
     * @param count number of shards; part of the state's shape
     * @param factory makes one shard from its context
     * @param executor lends threads while a call is running
     */
    public ShardedOperator(
            int[] keys,
            int count,
            Function<OperatorContext, Operator> factory,
            OperatorContext context,
            Executor executor) {
        this(List.of(keys), count, factory, context, executor);
    }

    /**
     * For any number of inputs.
     *
     * @param keys per input the columns whose values decide, of the same types in each: rows that may meet must agree in them
     */
    public ShardedOperator(
            List<int[]> keys,
            int count,
            Function<OperatorContext, Operator> factory,
            OperatorContext context,
            Executor executor) {
        this.context = context;
        this.executor = executor;
        keys.forEach(columns -> partitioners.add(new KeyPartitioner(columns, count, context.allocator())));
        for (int i = 0; i < count; i++) {
            shards.add(new Shard(factory, context));
        }
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            ChangeBatch[] parts = partitioners.get(input).split(batch);
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != null) {
                    shards.get(i).queue(input, parts[i]);
                }
            }
            waitingRows += batch.rowCount();
        }
        if (waitingRows >= QUEUE_ROWS) {
            largeTick = true;
            run(Shard::processQueue, out);
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        largeTick |= waitingRows >= PARALLEL_ROWS;
        run(shard -> shard.endTick(tick), out);
        largeTick = false;
    }

    private void run(Consumer<Shard> work, Output out) {
        waitingRows = 0;
        if (largeTick) {
            runInParallel(work);
        } else {
            shards.forEach(work);
        }
        for (Shard shard : shards) {
            shard.release(out, context.rejected());
        }
    }

    private void runInParallel(Consumer<Shard> work) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Shard shard : shards.subList(1, shards.size())) {
            running.add(CompletableFuture.runAsync(() -> work.accept(shard), executor));
        }
        Throwable failure = null;
        try {
            work.accept(shards.get(0));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        // All are waited for, also after a failure: nobody may still be working on state that is about to be closed.
        for (CompletableFuture<Void> future : running) {
            try {
                future.join();
            } catch (CompletionException e) {
                failure = failure != null ? failure : e.getCause();
            }
        }
        rethrow(failure);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    @Override
    public long nextDue() {
        long next = Long.MAX_VALUE;
        for (Shard shard : shards) {
            next = Math.min(next, shard.operator().nextDue());
        }
        return next;
    }

    @Override
    public void snapshot(StateWriter writer) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).operator().snapshot(new PrefixedState.Writer(writer, prefix(i)));
        }
    }

    @Override
    public void restore(StateReader reader) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).operator().restore(new PrefixedState.Reader(reader, prefix(i)));
        }
    }

    @Override
    public long stateBytes() {
        return shards.stream().mapToLong(shard -> shard.operator().stateBytes()).sum();
    }

    @Override
    public long stateRows() {
        return shards.stream().mapToLong(shard -> shard.operator().stateRows()).sum();
    }

    @Override
    public void close() {
        shards.forEach(Shard::close);
        partitioners.forEach(KeyPartitioner::close);
    }

    private static String prefix(int shard) {
        return "shard" + shard + ".";
    }
}
