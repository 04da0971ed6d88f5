package io.sluice.runtime.core;

import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.setting.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that were left out: all counted, the newest kept for reading. Thread-safe. */
public final class RejectedRowLog {
    private final Settings settings;
    private final Deque<RejectedRow> newest = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private long total;

    public RejectedRowLog(Settings settings) {
        this.settings = settings;
    }

    public synchronized void add(RejectedRow row) {
        int keep = settings.intValue(Setting.REJECTED_ROWS_KEPT);
        newest.addLast(row);
        while (newest.size() > keep) {
            newest.removeFirst();
        }
        counts.merge(row.relation(), 1L, Long::sum);
        total++;
    }

    /** Oldest first. */
    public synchronized List<RejectedRow> newest() {
        return List.copyOf(newest);
    }

    /** How many rows this query or stream has left out since it was made. */
    public synchronized long count(String relation) {
        return counts.getOrDefault(relation, 0L);
    }

    /** Since the engine started. */
    public synchronized long total() {
        return total;
    }

    /** Forgets the count of an object that is gone. */
    public synchronized void forget(String relation) {
        counts.remove(relation);
    }
}
