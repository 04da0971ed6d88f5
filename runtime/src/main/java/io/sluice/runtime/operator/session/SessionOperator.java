package io.sluice.runtime.operator.session;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Appends to each row the bounds of its session: rows of a key less than a gap apart are one session, which ends a gap after its last row.
 * At the end of a tick the rows of sessions that have changed go out anew, those they replace with a negative weight: a row may join two
 * sessions, and one that is taken back may part one in two.
 *
 * <p>State are the rows of open sessions. A session is closed, and its rows are forgotten, once the watermark has reached its end plus the
 * grace. A row is late if its own session, from its time to a gap later, was closed when its tick began, and no open session is near enough
 * for it to join.
 */
public final class SessionOperator implements Operator {
    private final SessionSpec spec;
    private final OperatorContext context;
    private final SessionTimes clock;
    private final Scratch scratch;
    private final SessionRows rows;
    private final SessionOutput output;
    private final Deadlines deadlines = new Deadlines();
    /** By key; null for a key without rows. */
    private SessionLayout[] layouts = new SessionLayout[0];
    /** By key: the earliest time at which it waits among the deadlines. */
    private long[] waiting = new long[0];

    private final List<Integer> keysLeftEmpty = new ArrayList<>();
    private long watermark = Tick.NO_WATERMARK;

    public SessionOperator(SessionSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.clock = new SessionTimes(spec);
        this.scratch = new Scratch(context.allocator());
        this.rows = new SessionRows(spec, clock, context.allocator(), scratch);
        this.output =
                new SessionOutput(rows, spec.input().type(spec.timeColumn()).withNullable(false), context);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            rows.add(batch, context.rejected());
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        ensureKeys();
        int[] ids = rows.touchedByKey();
        for (int from = 0; from < ids.length; ) {
            int to = from + 1;
            while (to < ids.length && rows.key(ids[to]) == rows.key(ids[from])) {
                to++;
            }
            change(rows.key(ids[from]), Arrays.copyOfRange(ids, from, to), out);
            from = to;
        }
        output.flush(out);
        rows.settle();
        watermark = Math.max(watermark, tick.watermark());
        expire();
        for (int key : keysLeftEmpty) {
            freeIfEmpty(key);
        }
        keysLeftEmpty.clear();
    }

    private void change(int key, int[] touched, Output out) {
        SessionLayout old = layouts[key] == null ? new SessionLayout(rows) : layouts[key];
        SessionLayout now = old.copy();
        int[] late = new int[touched.length];
        int lateCount = 0;
        long closed = clock.closedThrough(watermark);
        for (int id : touched) {
            long before = rows.weight(id);
            long after = before + rows.change(id);
            if (before == 0 && after != 0 && rows.time(id) + clock.gap() <= closed) {
                late[lateCount++] = id;
            } else if (after < 0) {
                throw new SluiceException(
                        ErrorCode.INTERNAL_ERROR, "a session was asked to take back a row that it never got");
            } else if (before == 0 && after > 0) {
                now.insert(id);
            } else if (before > 0 && after == 0) {
                now.remove(id);
            }
        }
        if (lateCount > 0) {
            settleLate(Arrays.copyOf(late, lateCount), now);
        }
        emitChanges(old, now, touched, out);
        layouts[key] = now;
        if (now.size() == 0) {
            keysLeftEmpty.add(key);
        }
        await(key);
    }

    /** Late rows join open sessions from the latest on, for the row that is nearest to a session may bring the next one near. */
    private void settleLate(int[] late, SessionLayout now) {
        SessionLayout inOrder = new SessionLayout(rows);
        for (int id : late) {
            inOrder.insert(id);
        }
        int[] missed = new int[late.length];
        int count = 0;
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            int id = inOrder.id(i);
            int at = -1 - now.find(id);
            boolean near = at < now.size() && now.time(at) - rows.time(id) < clock.gap()
                    || at > 0 && rows.time(id) - now.time(at - 1) < clock.gap();
            if (near && rows.change(id) > 0) {
                now.insert(id);
            } else {
                missed[count++] = id;
            }
        }
        if (count > 0) {
            reject(Arrays.copyOf(missed, count));
        }
    }

    private void reject(int[] ids) {
        try (NewColumn weights = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, ids.length, context.allocator())) {
            for (int i = 0; i < ids.length; i++) {
                Memory.putLong(weights.data() + 8L * i, rows.change(ids[i]));
            }
            Column[] columns = rows.newColumns(ids, ids.length);
            try (ChangeBatch batch = new ChangeBatch(columns, weights.build(), ids.length)) {
                for (int i = 0; i < ids.length; i++) {
                    context.rejected().late(batch, i, spec.timeColumn(), watermark);
                    rows.cancel(ids[i]);
                }
            }
        }
    }

    /** Emits how the sessions near the changed rows differ; all others are as they were. */
    private void emitChanges(SessionLayout old, SessionLayout now, int[] touched, Output out) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int id : touched) {
            if (rows.change(id) != 0) {
                first = Math.min(first, rows.time(id));
                last = Math.max(last, rows.time(id));
            }
        }
        if (first > last) {
            return;
        }
        long gap = clock.gap();
        int from = old.firstAtOrAfter(first);
        if (from > 0 && (old.joined(from, gap) || now.joined(from, gap))) {
            from--;
            while (old.joined(from, gap)) {
                from--;
            }
        }
        // Behind the last change both hold the same rows.
        int rest = old.size() - old.firstAtOrAfter(last + 1);
        while (rest > 0 && (old.joined(old.size() - rest, gap) || now.joined(now.size() - rest, gap))) {
            rest--;
        }
        emitBetween(old, from, old.size() - rest, now, now.size() - rest, out);
    }

    private void emitBetween(SessionLayout old, int from, int oldTo, SessionLayout now, int nowTo, Output out) {
        Cursor before = new Cursor(old, from, oldTo);
        Cursor after = new Cursor(now, from, nowTo);
        while (before.isThere() || after.isThere()) {
            int order = !before.isThere() ? 1 : !after.isThere() ? -1 : before.compareTo(after);
            if (order < 0) {
                output.add(before.id(), -rows.weight(before.id()), before.start(), before.end(), out);
                before.next();
            } else if (order > 0) {
                output.add(after.id(), newWeight(after.id()), after.start(), after.end(), out);
                after.next();
            } else {
                int id = before.id();
                if (before.start() != after.start() || before.end() != after.end()) {
                    output.add(id, -rows.weight(id), before.start(), before.end(), out);
                    output.add(id, newWeight(id), after.start(), after.end(), out);
                } else if (rows.change(id) != 0) {
                    output.add(id, rows.change(id), after.start(), after.end(), out);
                }
                before.next();
                after.next();
            }
        }
    }

    private long newWeight(int id) {
        return rows.weight(id) + rows.change(id);
    }

    /** Goes through the rows of whole sessions and knows the session of each. */
    private final class Cursor {
        private final SessionLayout layout;
        private final int to;
        private int at;
        private int sessionEnd;
        private long start;
        private long end;

        Cursor(SessionLayout layout, int from, int to) {
            this.layout = layout;
            this.at = from;
            this.to = to;
            this.sessionEnd = from;
            enter();
        }

        boolean isThere() {
            return at < to;
        }

        int id() {
            return layout.id(at);
        }

        long start() {
            return start;
        }

        long end() {
            return end;
        }

        void next() {
            at++;
            enter();
        }

        int compareTo(Cursor other) {
            int order = Long.compare(layout.time(at), other.layout.time(other.at));
            return order != 0 ? order : Integer.compare(id(), other.id());
        }

        private void enter() {
            if (at == sessionEnd && at < to) {
                sessionEnd = layout.sessionEnd(at, clock.gap());
                start = layout.time(at);
                end = layout.time(sessionEnd - 1) + clock.gap();
            }
        }
    }

    /** Lets a key wait for the end of its first row's session, or less. */
    private void await(int key) {
        SessionLayout layout = layouts[key];
        if (layout.size() > 0) {
            long end = layout.time(0) + clock.gap();
            if (end < waiting[key]) {
                waiting[key] = end;
                deadlines.add(end, key);
            }
        }
    }

    private void expire() {
        long closed = clock.closedThrough(watermark);
        while (!deadlines.isEmpty() && deadlines.firstTime() <= closed) {
            long time = deadlines.firstTime();
            int key = deadlines.take();
            // Others are of a key that has found an earlier deadline since, or was freed.
            if (time == waiting[key]) {
                waiting[key] = Long.MAX_VALUE;
                closeSessions(key, closed);
            }
        }
    }

    private void closeSessions(int key, long closed) {
        SessionLayout layout = layouts[key];
        int from = 0;
        while (from < layout.size()) {
            int to = layout.sessionEnd(from, clock.gap());
            long end = layout.time(to - 1) + clock.gap();
            if (end > closed) {
                waiting[key] = end;
                deadlines.add(end, key);
                break;
            }
            from = to;
        }
        for (int i = 0; i < from; i++) {
            rows.free(layout.id(i));
        }
        layout.removeFirst(from);
        freeIfEmpty(key);
    }

    private void freeIfEmpty(int key) {
        if (layouts[key] != null && layouts[key].size() == 0) {
            layouts[key] = null;
            waiting[key] = Long.MAX_VALUE;
            rows.freeKey(key);
        }
    }

    private void ensureKeys() {
        int known = layouts.length;
        if (rows.keyBound() > known) {
            int size = Math.max(rows.keyBound(), 2 * known);
            layouts = Arrays.copyOf(layouts, size);
            waiting = Arrays.copyOf(waiting, size);
            Arrays.fill(waiting, known, size, Long.MAX_VALUE);
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        rows.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        rows.restore(reader);
        ensureKeys();
        for (int id : rows.live()) {
            int key = rows.key(id);
            if (layouts[key] == null) {
                layouts[key] = new SessionLayout(rows);
            }
            layouts[key].insert(id);
        }
        for (int key = 0; key < layouts.length; key++) {
            if (layouts[key] != null) {
                await(key);
            }
        }
    }

    @Override
    public long stateBytes() {
        long bytes = rows.stateBytes() + scratch.stateBytes() + output.stateBytes() + deadlines.stateBytes();
        for (SessionLayout layout : layouts) {
            bytes += layout == null ? 0 : layout.stateBytes();
        }
        return bytes + 16L * layouts.length;
    }

    @Override
    public long stateRows() {
        return rows.size();
    }

    @Override
    public void close() {
        rows.close();
        scratch.close();
    }
}
