package io.sluice.jdbc;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls back when a statement's time is over. One thread for all connections, which ends when it has had nothing to do for a while. */
final class Deadlines {
    private static final int IDLE_SECONDS = 10;
    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Deadlines() {}

    /** @return to be cancelled when the statement has ended in time */
    static Future<?> after(int seconds, Runnable action) {
        return EXECUTOR.schedule(action, seconds, TimeUnit.SECONDS);
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "sluice-jdbc-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
