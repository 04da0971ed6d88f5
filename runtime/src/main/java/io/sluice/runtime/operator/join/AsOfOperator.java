package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.window.EventTimes;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.function.IntPredicate;

/**
 * Joins each left row with the right row of its key that is nearest in order: ASOF JOIN, and FOR SYSTEM_TIME AS OF an event time. Left rows are
 * answered in their tick and corrected when a right row that they should have found comes, changes or goes later; only those are looked up
 * again. Right rows that are equally near: the first in row order.
 *
 * <p>Where both orders are event times, rows are freed as the watermark passes. A left row that is late is left out. A right row that is late
 * is reported too, since left rows that were due to find it may be gone, but it counts for all others.
 */
public final class AsOfOperator implements Operator {
    private final AsOfSpec spec;
    private final OperatorContext context;
    private final JoinKeyTable keys;
    private final OrderedSide left;
    private final OrderedSide right;
    private final AsOfVersions versions;
    private final AsOfMatches matches;
    /** Null where nothing is freed by time. */
    private final AsOfExpiry expiry;

    private final EmptyKeys emptyKeys;
    private final RowSet concerned = new RowSet();
    private int[] keyIds = new int[0];
    private long watermark = Tick.NO_WATERMARK;

    public AsOfOperator(AsOfSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.keys = new JoinKeyTable(spec.equalities(), context.allocator());
        this.left = new OrderedSide(spec, 0, false, context.allocator());
        this.right = new OrderedSide(spec, 1, true, context.allocator());
        this.versions = new AsOfVersions(spec, left, right);
        this.matches = new AsOfMatches(spec, left, right, versions, context);
        this.expiry = spec.delay()
                .map(delay -> new AsOfExpiry(delay, spec.unit(), left, right, versions))
                .orElse(null);
        this.emptyKeys = new EmptyKeys(
                keys, new JoinSide[] {left.side(), right.side()}, new boolean[] {true, true}, new KeyedLoneRows[2]);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch;
                ChangeBatch admitted = admit(input, batch, out)) {
            if (keyIds.length < admitted.rowCount()) {
                keyIds = new int[Math.max(64, admitted.rowCount())];
            }
            keys.findOrAdd(input, admitted, keyIds);
            ensureKeys();
            (input == 0 ? left : right).add(admitted, keyIds);
        }
    }

    /** The rows that can find a partner, owned by the caller. */
    private ChangeBatch admit(int input, ChangeBatch batch, Output out) {
        try (ChangeBatch timely = expiry == null ? batch.share() : withoutLate(input, batch)) {
            Column order = timely.column(spec.side(input).order());
            if (!order.hasNulls() && !keys.mayHaveUnmatchable(input, timely)) {
                return timely.share();
            }
            IntPredicate matchable = row -> !order.isNull(row) && keys.isMatchable(input, timely, row);
            if (input == 0 && spec.kind() == JoinKind.LEFT) {
                try (ChangeBatch lone = select(timely, matchable.negate())) {
                    out.emit(matches.output().loneRows(0, lone));
                }
            }
            return select(timely, matchable);
        }
    }

    private ChangeBatch withoutLate(int input, ChangeBatch batch) {
        int column = spec.side(input).order();
        Column times = batch.column(column);
        long first = EventTimes.firstNotBelow(
                watermark,
                spec.delay().orElseThrow(),
                spec.side(input).rowType().type(column).timeUnit());
        IntPredicate late = row -> !times.isNull(row) && Memory.getLong(times.data() + 8L * row) < first;
        boolean found = false;
        for (int row = 0; row < batch.rowCount(); row++) {
            // A version that is taken back is not news from the past.
            if (late.test(row) && (input == 0 || batch.weight(row) > 0)) {
                context.rejected().late(batch, row, column, watermark);
                found = true;
            }
        }
        return found && input == 0 ? select(batch, late.negate()) : batch.share();
    }

    private ChangeBatch select(ChangeBatch batch, IntPredicate condition) {
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (condition.test(row)) {
                rows[count++] = row;
            }
        }
        return Gather.batch(batch, rows, count, context.allocator());
    }

    @Override
    public void endTick(Tick tick, Output out) {
        emptyKeys.reserve();
        versions.endTick(matches, concerned);
        TouchedRows touched = left.side().touched();
        for (int i = 0; i < touched.count(); i++) {
            concerned.add(touched.row(i));
        }
        matches.refresh(concerned, out);
        concerned.clear();
        if (expiry != null) {
            expiry.noteTick();
        }
        for (int i = 0; i < touched.count(); i++) {
            if (left.side().weight(touched.row(i)) <= 0) {
                freeLeft(touched.row(i));
            }
        }
        touched.clear();
        right.side().touched().clear();
        freeGone();
        watermark = Math.max(watermark, tick.watermark());
        if (expiry != null) {
            for (int row = expiry.takeLeft(watermark); row != 0; row = expiry.takeLeft(watermark)) {
                freeLeft(row);
            }
            expiry.dropFollowed(watermark);
            freeGone();
        }
        emptyKeys.free();
    }

    private void freeGone() {
        for (int row = versions.takeGone(); row != 0; row = versions.takeGone()) {
            if (expiry != null) {
                expiry.removeRight(row);
            }
            emptyKeys.add(right.side().key(row));
            right.free(row);
        }
    }

    private void freeLeft(int row) {
        if (expiry != null) {
            expiry.removeLeft(row);
        }
        emptyKeys.add(left.side().key(row));
        matches.free(row);
        left.leaveOrder(row);
        left.free(row);
    }

    private void ensureKeys() {
        int bound = keys.bound();
        left.ensureKeys(bound);
        right.ensureKeys(bound);
        versions.ensureKeys(bound);
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        keys.snapshot(writer);
        int[] live = keys.live();
        int[] lefts = left.snapshot(writer, "left.", live);
        int[] rights = right.snapshot(writer, "right.", live);
        writer.writeLongs("places", matches.places(lefts, rights), lefts.length);
        writer.writeBytes("states", versions.states(rights), rights.length);
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        keys.restore(reader);
        ensureKeys();
        int lefts = left.restore(reader, "left.");
        int rights = right.restore(reader, "right.");
        matches.restore(reader.readLongs("places"));
        versions.restore(reader.readBytes("states"));
        if (expiry != null) {
            expiry.restore(lefts, rights);
        }
    }

    @Override
    public long stateBytes() {
        return keys.stateBytes()
                + left.stateBytes()
                + right.stateBytes()
                + versions.stateBytes()
                + matches.stateBytes()
                + emptyKeys.stateBytes()
                + concerned.stateBytes()
                + (expiry == null ? 0 : expiry.stateBytes())
                + 4L * keyIds.length;
    }

    @Override
    public long stateRows() {
        return left.side().rows().size() + right.side().rows().size();
    }

    @Override
    public void close() {
        keys.close();
        left.close();
        right.close();
    }
}
