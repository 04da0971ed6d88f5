package io.sluice.runtime.operator.session;

import io.sluice.planner.plan.EmitMode;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.BatchWeights;
import io.sluice.runtime.operator.aggregate.ChangeEmitter;
import io.sluice.runtime.operator.aggregate.ChangeWriter;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An aggregate by key and session over rows that are only added: no row is kept, only what is added up of each open session. Its results are
 * those of an aggregate over a {@link SessionOperator}, late rows included. When a row makes two sessions one, their sums are merged; at the
 * end of a tick each session that has changed is emitted anew, the results it replaces with weight −1.
 */
public final class SessionAggregateOperator implements Operator {
    private final SessionSpec spec;
    private final OperatorContext context;
    private final boolean finalOnly;
    private final SessionTimes clock;
    private final Scratch scratch;
    private final OpenSessions open;
    private final SessionSums sums;
    private final SessionResults results;
    private final SessionChanges changes;
    private final Deadlines deadlines = new Deadlines();
    /** By session: the time at which it waits among the deadlines. */
    private long[] waiting = new long[8];

    private final List<LateRows> late = new ArrayList<>();
    private int[] keyIds = new int[0];
    private int[] sessions = new int[0];
    private int[] lateRows = new int[0];
    /** Sessions that became one in the batch under way: the one that grew, the one taken in. */
    private int[] absorbed = new int[8];

    private int absorbedCount;
    private long watermark = Tick.NO_WATERMARK;

    /**
     * @param spec of the sessions; its input is that of {@code aggregate} too
     * @param aggregate its groups are by all keys of the sessions and by any of the three columns behind those of its input: start, end and
     *     time of the session
     */
    public SessionAggregateOperator(SessionSpec spec, AggregateSpec aggregate, EmitMode emit, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.finalOnly = emit == EmitMode.FINAL;
        this.clock = new SessionTimes(spec);
        this.scratch = new Scratch(context.allocator());
        this.open = new OpenSessions(spec, clock.gap(), context.allocator(), scratch);
        this.sums = new SessionSums(aggregate, context.allocator(), scratch);
        this.results = new SessionResults(aggregate, spec, sums, context.allocator());
        this.changes = new SessionChanges(open, sums, results);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            int count = batch.rowCount();
            reserve(count);
            open.findKeys(batch, keyIds);
            long closed = clock.closedThrough(watermark);
            long times = batch.column(spec.timeColumn()).data();
            int waitingRows = 0;
            for (int row = 0; row < count; row++) {
                sessions[row] = OpenSessions.NONE;
                if (!clock.accept(batch, row, context.rejected())) {
                    open.noteBare(keyIds[row]);
                    continue;
                }
                long time = Memory.getLong(times + 8L * row);
                sessions[row] = join(keyIds[row], time);
                if (sessions[row] == OpenSessions.NONE) {
                    if (time + clock.gap() <= closed) {
                        open.noteBare(keyIds[row]);
                        lateRows[waitingRows++] = row;
                    } else {
                        sessions[row] = begin(keyIds[row], time);
                    }
                }
            }
            addUp(batch);
            if (waitingRows > 0) {
                keepLate(batch, waitingRows);
            }
        }
    }

    private void reserve(int count) {
        if (keyIds.length < count) {
            keyIds = new int[count];
            sessions = new int[count];
            lateRows = new int[count];
        }
    }

    /** Puts a row into the open session that is near enough, if any. */
    private int join(int key, long time) {
        int session = open.find(key, time);
        if (session == OpenSessions.NONE) {
            return session;
        }
        touch(session);
        int before = open.joined(session, time);
        if (before != OpenSessions.NONE) {
            touch(before);
            open.absorb(session, before);
            waiting[before] = Long.MAX_VALUE;
            if (absorbedCount == absorbed.length) {
                absorbed = Arrays.copyOf(absorbed, 2 * absorbedCount);
            }
            absorbed[absorbedCount++] = session;
            absorbed[absorbedCount++] = before;
        }
        open.extend(session, time);
        return session;
    }

    private int begin(int key, long time) {
        int session = open.add(key, time);
        touch(session);
        if (session >= waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(session + 1, 2 * waiting.length));
        }
        await(session);
        return session;
    }

    private void touch(int session) {
        if (!finalOnly) {
            changes.touch(session);
        }
    }

    private void await(int session) {
        waiting[session] = open.end(session);
        deadlines.add(waiting[session], session);
    }

    /** Adds the rows to their sessions, and then those to each other that became one. */
    private void addUp(ChangeBatch batch) {
        long[] weights = BatchWeights.load(batch, scratch);
        if (weights != null && Arrays.stream(weights, 0, batch.rowCount()).anyMatch(weight -> weight < 0)) {
            throw new SluiceException(
                    ErrorCode.INTERNAL_ERROR, "sessions of rows that are only added were asked to take one back");
        }
        sums.ensure(open.bound());
        changes.remember();
        sums.add(batch, sessions, weights);
        for (int i = 0; i < absorbedCount; i += 2) {
            sums.merge(absorbed[i], absorbed[i + 1]);
            if (finalOnly) {
                changes.free(absorbed[i + 1]);
            }
        }
        absorbedCount = 0;
    }

    private void keepLate(ChangeBatch batch, int count) {
        long times = batch.column(spec.timeColumn()).data();
        int[] rows = Arrays.stream(lateRows, 0, count)
                .boxed()
                .sorted((a, b) -> Long.compare(Memory.getLong(times + 8L * b), Memory.getLong(times + 8L * a)))
                .mapToInt(Integer::intValue)
                .toArray();
        ChangeBatch kept = Gather.batch(batch, rows, count, context.allocator());
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        late.add(new LateRows(kept, rows));
    }

    @Override
    public void endTick(Tick tick, Output out) {
        settleLate();
        Output inOrder = results.inOrder(out);
        if (!finalOnly) {
            new ChangeWriter(changes, false, context, open::newKeyColumns, inOrder).write();
        }
        watermark = Math.max(watermark, tick.watermark());
        expire(inOrder);
        open.freeBareKeys();
    }

    /** Late rows join open sessions from the latest on, for the row that is nearest to a session may bring the next one near. */
    private void settleLate() {
        try {
            boolean grown = !late.isEmpty();
            while (grown) {
                grown = false;
                for (LateRows rows : late) {
                    grown |= joinLate(rows);
                }
            }
            for (LateRows rows : late) {
                for (int row : rows.rows()) {
                    context.rejected().late(rows.batch(), row, spec.timeColumn(), watermark);
                }
            }
        } finally {
            late.forEach(LateRows::close);
            late.clear();
        }
    }

    private boolean joinLate(LateRows waitingRows) {
        ChangeBatch batch = waitingRows.batch();
        open.findKeys(batch, keyIds);
        Arrays.fill(sessions, 0, batch.rowCount(), OpenSessions.NONE);
        long times = batch.column(spec.timeColumn()).data();
        int[] rows = waitingRows.rows();
        int rest = 0;
        for (int row : rows) {
            sessions[row] = join(keyIds[row], Memory.getLong(times + 8L * row));
            if (sessions[row] == OpenSessions.NONE) {
                lateRows[rest++] = row;
            }
        }
        if (rest == rows.length) {
            return false;
        }
        addUp(batch);
        waitingRows.keep(lateRows, rest);
        return true;
    }

    private void expire(Output out) {
        long closed = clock.closedThrough(watermark);
        ChangeEmitter emitter = new ChangeEmitter(context, open::newKeyColumns, null, out);
        int[] closing = new int[8];
        int count = 0;
        while (!deadlines.isEmpty() && deadlines.firstTime() <= closed) {
            long time = deadlines.firstTime();
            int session = deadlines.take();
            // Others are of a session that was taken in by another one, or closed.
            if (time != waiting[session]) {
                continue;
            }
            if (open.end(session) > closed) {
                await(session);
                continue;
            }
            waiting[session] = Long.MAX_VALUE;
            if (count == closing.length) {
                closing = Arrays.copyOf(closing, 2 * count);
            }
            closing[count++] = session;
            if (count >= context.batchRows()) {
                close(closing, count, emitter);
                count = 0;
            }
        }
        close(closing, count, emitter);
    }

    private void close(int[] closing, int count, ChangeEmitter emitter) {
        if (finalOnly && count > 0) {
            Column[] columns = changes.newResults(closing, count);
            try {
                for (int i = 0; i < count; i++) {
                    emitter.insert(closing[i], i);
                }
                emitter.flush(new Column[0], columns);
            } finally {
                for (Column column : columns) {
                    column.release();
                }
            }
        }
        for (int i = 0; i < count; i++) {
            open.close(closing[i]);
            changes.free(closing[i]);
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        open.snapshot(writer);
        sums.snapshot(writer, open.bound());
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        open.restore(reader);
        sums.restore(reader);
        sums.ensure(open.bound());
        waiting = new long[Math.max(8, open.bound())];
        for (int session : open.live()) {
            changes.markEmitted(session);
            await(session);
        }
    }

    @Override
    public long stateBytes() {
        return open.stateBytes()
                + sums.stateBytes()
                + changes.stateBytes()
                + scratch.stateBytes()
                + deadlines.stateBytes()
                + 8L * waiting.length
                + 12L * keyIds.length
                + 4L * absorbed.length;
    }

    @Override
    public long stateRows() {
        return open.size();
    }

    @Override
    public void close() {
        late.forEach(LateRows::close);
        late.clear();
        changes.close();
        sums.close();
        open.close();
        scratch.close();
    }
}
