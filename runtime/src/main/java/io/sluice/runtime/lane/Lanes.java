package io.sluice.runtime.lane;

import io.sluice.runtime.operator.OperatorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Equal copies of a query's operators side by side. What rows go through between two exchanges is a phase; a tick runs one phase after the
 * other, each in all lanes at the same time, and waits for all lanes in between. The first lane runs on the calling thread; ticks of few rows
 * run there in all lanes, as handing over would cost more than the work. With a single lane rows go straight from operator to operator, and a
 * tick is one phase.
 */
public final class Lanes implements AutoCloseable {
    /** So many do not wait for the tick's end. */
    private static final int MOST_WAITING_ROWS = 1 << 18;

    private final List<OperatorContext> contexts = new ArrayList<>();
    private final List<DeferredRejections> rejections = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final SideBySide sideBySide;
    private Runnable afterRound = () -> {};
    private long waitingRows;
    private boolean large;

    /**
     * @param context of the first lane; what others reject reaches it after theirs
     * @param executor lends threads while a phase is running
     */
    public Lanes(OperatorContext context, int count, Executor executor) {
        this.sideBySide = new SideBySide(executor);
        contexts.add(context);
        while (contexts.size() < count) {
            DeferredRejections rejected = new DeferredRejections();
            rejections.add(rejected);
            contexts.add(context.rejecting(rejected));
        }
    }

    public int count() {
        return contexts.size();
    }

    /** Who lends the lanes their threads. */
    public SideBySide sideBySide() {
        return sideBySide;
    }

    /** For the operators of a lane. */
    public OperatorContext context(int lane) {
        return contexts.get(lane);
    }

    /** Rows of a relation, for the first phase. */
    public InputSplit input() {
        InputSplit input = new InputSplit(this, contexts.get(0).allocator());
        phase(0).add(input);
        return input;
    }

    /**
     * Parts rows by their keys.
     *
     * @param senders how many lanes send
     * @param phase the one that receives
     */
    public Exchange exchange(int[] keys, int senders, int phase) {
        Exchange exchange =
                Exchange.byKeys(keys, senders, count(), contexts.get(0).allocator());
        phase(phase).add(exchange);
        return exchange;
    }

    /**
     * Brings all rows into each of the first lanes.
     *
     * @param receivers how many these are
     */
    public Exchange toAll(int senders, int receivers, int phase) {
        Exchange exchange = Exchange.toAll(senders, receivers);
        phase(phase).add(exchange);
        return exchange;
    }

    /** Adds an operator, after all those of its lane that it reads. */
    public void add(int lane, int phase, TickEnd end) {
        phase(phase).add(lane, end);
    }

    /** Sets what is done on the calling thread each time that rows have gone through all phases. */
    public void afterRound(Runnable action) {
        afterRound = action;
    }

    private Phase phase(int number) {
        while (phases.size() <= number) {
            phases.add(new Phase(count()));
        }
        return phases.get(number);
    }

    void arrived(int rows) {
        waitingRows += rows;
        if (waitingRows >= MOST_WAITING_ROWS) {
            for (Phase phase : phases) {
                run(phase, phase::deliver);
            }
            waitingRows = 0;
            afterRound.run();
        }
    }

    /** Lets all waiting rows through and ends the tick of all operators; failures of any lane are thrown. */
    public void endTick(long number, long nowMicros) {
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            run(phase, lane -> {
                phase.deliver(lane);
                phase.endTick(lane, number, nowMicros);
            });
        }
        waitingRows = 0;
        large = false;
        afterRound.run();
    }

    private void run(Phase phase, IntConsumer work) {
        large |= count() > 1 && phase.rows() >= SideBySide.PARALLEL_ROWS;
        phase.prepare(large);
        if (large) {
            sideBySide.run(count(), work);
        } else {
            for (int lane = 0; lane < count(); lane++) {
                work.accept(lane);
            }
        }
        rejections.forEach(rejected -> rejected.replay(contexts.get(0).rejected()));
    }

    /** Frees what waits; operators are their owner's. */
    @Override
    public void close() {
        phases.forEach(Phase::close);
        rejections.forEach(DeferredRejections::close);
    }
}
