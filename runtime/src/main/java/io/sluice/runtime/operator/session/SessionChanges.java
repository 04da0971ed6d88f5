package io.sluice.runtime.operator.session;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.operator.aggregate.ChangingGroups;
import io.sluice.runtime.operator.aggregate.TouchedGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which sessions a tick has changed, with what was emitted for them before. Not thread-safe. */
final class SessionChanges implements ChangingGroups, AutoCloseable {
    private static final int NEVER = 0;
    private static final int BEFORE = 1;

    private final RowSource source = new RowSource();
    private final OpenSessions open;
    private final SessionSums sums;
    private final SessionResults results;
    /** By session: {@link #NEVER} emitted, {@link #BEFORE}, or the tick of the last touch. */
    private int[] marks = new int[8];

    private int tick = BEFORE + 1;
    /** Sessions touched since the last {@link #remember}, those that were emitted with their bounds. */
    private int[] fresh = new int[8];

    private int[] emitted = new int[8];
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int freshCount;
    private int emittedCount;
    private List<TouchedGroups> log = new ArrayList<>();

    SessionChanges(OpenSessions open, SessionSums sums, SessionResults results) {
        this.open = open;
        this.sums = sums;
        this.results = results;
    }

    /** To be called before a session changes, and after a new one has begun. */
    void touch(int session) {
        ensure(session);
        if (marks[session] != tick) {
            note(session);
        }
    }

    private void ensure(int session) {
        if (session >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(session + 1, 2 * marks.length));
        }
    }

    private void note(int session) {
        if (freshCount == fresh.length) {
            fresh = Arrays.copyOf(fresh, 2 * freshCount);
            emitted = Arrays.copyOf(emitted, 2 * freshCount);
            starts = Arrays.copyOf(starts, 2 * freshCount);
            ends = Arrays.copyOf(ends, 2 * freshCount);
        }
        fresh[freshCount++] = session;
        if (marks[session] != NEVER) {
            emitted[emittedCount] = session;
            starts[emittedCount] = open.start(session);
            ends[emittedCount++] = open.end(session);
        }
        marks[session] = tick;
    }

    /** Keeps the results of sessions touched since the last call; to be called before their sums change. */
    void remember() {
        if (freshCount == 0) {
            return;
        }
        int[] oldRows = new int[freshCount];
        int next = 0;
        for (int i = 0; i < freshCount; i++) {
            oldRows[i] = next < emittedCount && emitted[next] == fresh[i] ? next++ : -1;
        }
        Column[] old = emittedCount == 0 ? new Column[0] : results.newResults(emitted, starts, ends, emittedCount);
        log.add(new TouchedGroups(Arrays.copyOf(fresh, freshCount), oldRows, old));
        freshCount = 0;
        emittedCount = 0;
    }

    @Override
    public List<TouchedGroups> takeTouched() {
        List<TouchedGroups> taken = log;
        log = new ArrayList<>();
        tick++;
        if (tick == Integer.MAX_VALUE) {
            for (int i = 0; i < marks.length; i++) {
                marks[i] = Math.min(marks[i], BEFORE);
            }
            tick = BEFORE + 1;
        }
        return taken;
    }

    @Override
    public RowSource source() {
        return source;
    }

    @Override
    public boolean isThere(int session) {
        return open.isOpen(session);
    }

    @Override
    public Column[] newResults(int[] sessions, int count) {
        long[] firsts = new long[count];
        long[] lasts = new long[count];
        for (int i = 0; i < count; i++) {
            firsts[i] = open.start(sessions[i]);
            lasts[i] = open.end(sessions[i]);
        }
        return results.newResults(sessions, firsts, lasts, count);
    }

    @Override
    public void free(int session) {
        open.free(session);
        sums.clear(session);
        if (session < marks.length) {
            marks[session] = NEVER;
        }
    }

    /** Says that a result of the session was emitted in an earlier tick. */
    void markEmitted(int session) {
        ensure(session);
        marks[session] = BEFORE;
    }

    long stateBytes() {
        return 4L * marks.length + 24L * fresh.length;
    }

    @Override
    public void close() {
        source.end();
        log.forEach(TouchedGroups::close);
        log.clear();
    }
}
