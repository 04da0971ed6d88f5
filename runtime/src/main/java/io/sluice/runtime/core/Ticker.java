package io.sluice.runtime.core;

import io.sluice.Clock;
import io.sluice.runtime.dataflow.Pipeline;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.dataflow.TickKeeping;
import io.sluice.runtime.dataflow.TickLimits;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.setting.Settings;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The pipeline behind its lock: one tick or change of the pipeline at a time, from whatever thread. Thread-safe. */
public final class Ticker {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition ticked = lock.newCondition();
    private final Pipeline pipeline;
    private final Settings settings;
    private final WakeUp wakeUp = new WakeUp();
    private boolean closed;
    private volatile boolean looping;

    public Ticker(Clock clock, Settings settings) {
        this.pipeline = new Pipeline(clock);
        this.settings = settings;
    }

    /** Does something to the pipeline between ticks. ENGINE_CLOSED when it is too late. */
    public <T> T locked(Function<Pipeline, T> action) {
        lock.lock();
        try {
            if (closed) {
                throw new SluiceException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
            }
            return action.apply(pipeline);
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #locked}, but does nothing when the engine is closed already. */
    public void lockedIfOpen(java.util.function.Consumer<Pipeline> action) {
        lock.lock();
        try {
            if (!closed) {
                action.accept(pipeline);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs one tick and gives its number. */
    public long tick() {
        return locked(this::tick);
    }

    /** Runs one tick, the lock being held. */
    public long tick(Pipeline locked) {
        TickLimits limits = new TickLimits(
                settings.integer(Setting.MAX_TICK_ROWS),
                settings.integer(Setting.MAX_TICK_BYTES),
                settings.intValue(Setting.BATCH_ROWS));
        TickKeeping keeping =
                new TickKeeping(settings.integer(Setting.PAUSE_BUFFER_ROWS), settings.intValue(Setting.TICKS_KEPT));
        long number = locked.tick(limits, keeping);
        ticked.signalAll();
        return number;
    }

    public long lastTick() {
        return pipeline.lastTick();
    }

    /** The newest state with one reference for the caller; waits for no lock. */
    public Publication retainCurrent() {
        return pipeline.retainCurrent();
    }

    /** For reading counters only, which may lag. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Tells a loop that ticks on demand that there is something to do; waits for no tick. */
    public void wake() {
        wakeUp.tell();
    }

    /** Waits until {@link #wake()} or the time is up; gives whether it was woken. */
    boolean awaitWake(long nanos) throws InterruptedException {
        return wakeUp.await(nanos);
    }

    /** Waits for the end of another tick, at most so long. */
    public void awaitTick(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!closed) {
                ticked.await(nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** ENGINE_CLOSED when the engine is closed. */
    public void checkOpen() {
        locked(open -> null);
    }

    /** Whether a thread ticks by the clock. */
    public boolean isLooping() {
        return looping;
    }

    void looping(boolean value) {
        looping = value;
    }

    /** Closes the pipeline; every later call is refused. */
    public void close() {
        wakeUp.close();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                pipeline.close();
                ticked.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
