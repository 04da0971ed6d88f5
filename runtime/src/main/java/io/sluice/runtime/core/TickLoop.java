package io.sluice.runtime.core;

import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.setting.Settings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks by the clock on a daemon thread of its own: each interval, or as soon as data comes when the interval is zero. Thread-safe. */
public final class TickLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TickLoop.class);
    private static final long POLL_NANOS = 1_000_000;

    private final String name;
    private final Ticker ticker;
    private final Settings settings;
    /** Ends the wait for the next tick; rows that come do not. */
    private final WakeUp wake = new WakeUp();

    private Thread thread;
    private volatile boolean stopping;

    public TickLoop(String name, Ticker ticker, Settings settings) {
        this.name = name;
        this.ticker = ticker;
        this.settings = settings;
    }

    /** Does nothing when it runs already. */
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        stopping = false;
        ticker.looping(true);
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets the tick under way end, then returns; also from a listener on the loop's own thread. */
    public void stop() {
        Thread stopped;
        synchronized (this) {
            stopped = thread;
            thread = null;
            stopping = true;
            ticker.looping(false);
        }
        if (stopped == null || stopped == Thread.currentThread()) {
            return;
        }
        wake.tell();
        ticker.wake();
        boolean interrupted = false;
        while (stopped.isAlive()) {
            try {
                stopped.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long due = System.nanoTime();
        try {
            while (!stopping) {
                long interval = settings.duration(Setting.BATCH_INTERVAL).toNanos();
                due = interval == 0 ? awaitData() : awaitDue(due, interval);
                if (!stopping) {
                    ticker.tick();
                }
            }
        } catch (InterruptedException end) {
            LOG.debug("tick loop {} interrupted", name);
        } catch (RuntimeException error) {
            if (!stopping) {
                LOG.error("tick loop {} ended", name, error);
            }
        }
    }

    /** Waits for the next tick of the interval; a source that has more waiting is not kept waiting itself. */
    private long awaitDue(long last, long interval) throws InterruptedException {
        long next = last + interval;
        long left = next - System.nanoTime();
        while (left > 0 && !stopping && !ticker.pipeline().moreWaits()) {
            wake.await(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            left = next - System.nanoTime();
        }
        // A tick that took longer than the interval does not make the next ones hurry.
        return Math.max(next, System.nanoTime() - interval);
    }

    /** Waits until somebody says that there is data; sources without a voice are asked each millisecond. */
    private long awaitData() throws InterruptedException {
        if (!ticker.pipeline().moreWaits()) {
            ticker.awaitWake(POLL_NANOS);
        }
        return System.nanoTime();
    }
}
