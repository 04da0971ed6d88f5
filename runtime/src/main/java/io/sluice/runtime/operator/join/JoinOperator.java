package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/**
 * Joins two changing inputs. Each batch is matched at once with all rows of the other side, a pair having the product of both weights, and then
 * kept for later partners. Rows that come out by themselves, those without a partner in outer joins and the left ones of SEMI and ANTI, are
 * emitted as net changes when the tick ends. Without keys all rows have the same key: every pair is looked at.
 *
 * <p>Rows that no partner can come for any more are forgotten as the watermark passes; what was emitted for them stays.
 */
public final class JoinOperator implements Operator {
    private final JoinKeyTable keys;
    private final JoinSide[] sides = new JoinSide[2];
    private final boolean[] stores = new boolean[2];
    private final KeyedLoneRows[] keyed = new KeyedLoneRows[2];
    private final CountedLoneRows[] counted = new CountedLoneRows[2];
    private final boolean matches;
    private final PairMatcher matcher;
    private final JoinIntake intake;
    private final EmptyKeys emptyKeys;
    private int[] keyIds = new int[0];
    private int[] rowIds = new int[0];
    private boolean[] fresh = new boolean[0];
    private long[] weights = new long[0];
    private long watermark = Tick.NO_WATERMARK;

    public JoinOperator(JoinSpec spec, OperatorContext context) {
        boolean bothSides = spec.kind().givesBothSides();
        boolean byRow = spec.residual().isPresent();
        this.matches = bothSides || byRow;
        this.keys = new JoinKeyTable(spec, context.allocator());
        JoinOutput output =
                new JoinOutput(spec.left().rowType(), spec.right().rowType(), bothSides, context.allocator());
        boolean[] counts = new boolean[2];
        for (int input = 0; input < 2; input++) {
            boolean lone = spec.hasLoneRows(input);
            counts[input] = lone && byRow;
            JoinSpec.Side side = spec.side(input);
            stores[input] = matches || lone || side.expiry().isPresent();
            sides[input] = new JoinSide(side, side.expiry().isPresent(), lone, counts[input], context.allocator());
        }
        boolean whenMatched = spec.kind() == JoinKind.SEMI;
        for (int input = 0; input < 2; input++) {
            if (spec.hasLoneRows(input)) {
                LoneChanges changes = new LoneChanges(input, sides[input], output, context.batchRows());
                if (byRow) {
                    counted[input] = new CountedLoneRows(sides[input], whenMatched, changes);
                } else {
                    boolean onlyCome = !spec.side(1 - input).changing();
                    keyed[input] = new KeyedLoneRows(sides[input], whenMatched, onlyCome, changes);
                }
            }
        }
        this.intake = new JoinIntake(spec, keys, sides, output, context);
        this.matcher = new PairMatcher(spec, sides, counts, output, context);
        this.emptyKeys = new EmptyKeys(keys, sides, stores, keyed);
    }

    @Override
    public boolean keepsRowNumbers() {
        return true;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch;
                ChangeBatch admitted = intake.admit(input, batch, watermark, out)) {
            take(input, admitted, out);
        }
    }

    private void take(int input, ChangeBatch batch, Output out) {
        int count = batch.rowCount();
        reserve(count);
        keys.findOrAdd(input, batch, keyIds);
        ensureKeys();
        boolean changing = sides[input].changing();
        if (stores[input]) {
            store(input, batch);
        }
        if (matches) {
            matcher.match(input, batch, keyIds, rowIds, changing ? fresh : null, out);
        }
        if (keyed[1 - input] != null) {
            keyed[1 - input].partnersChanged(keyIds, loadWeights(batch), count);
        }
    }

    private void store(int input, ChangeBatch batch) {
        JoinSide side = sides[input];
        if (side.changing() && side.remembers()) {
            side.change(batch, keyIds, rowIds, fresh);
            return;
        }
        if (side.changing()) {
            emptyKeys.reserve();
            side.replace(batch, keyIds, emptyKeys);
            return;
        }
        side.append(batch, keyIds, rowIds);
        for (int row = 0; row < batch.rowCount() && side.touched() != null; row++) {
            if (keyed[input] == null || !keyed[input].isSettled(keyIds[row])) {
                side.touchNew(rowIds[row]);
            }
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        emptyKeys.reserve();
        for (int input = 0; input < 2; input++) {
            if (keyed[input] != null) {
                if (!stores[1 - input]) {
                    emptyKeys.addAll(keyed[input].touchedKeys());
                }
                keyed[input].endTick(out);
            } else if (counted[input] != null) {
                counted[input].endTick(out);
            }
        }
        for (int input = 0; input < 2; input++) {
            TouchedRows touched = sides[input].touched();
            if (touched != null) {
                freeTakenBack(sides[input], touched);
                touched.clear();
            }
        }
        watermark = Math.max(watermark, tick.watermark());
        sides[0].expire(watermark, emptyKeys);
        sides[1].expire(watermark, emptyKeys);
        sides[0].endTick();
        sides[1].endTick();
        emptyKeys.free();
    }

    private void freeTakenBack(JoinSide side, TouchedRows touched) {
        for (int i = 0; i < touched.count() && side.changing(); i++) {
            int row = touched.row(i);
            if (side.weight(row) == 0) {
                emptyKeys.add(side.key(row));
                side.free(row);
            }
        }
    }

    private void ensureKeys() {
        int bound = keys.bound();
        for (int input = 0; input < 2; input++) {
            sides[input].ensureKeys(bound);
            if (keyed[input] != null) {
                keyed[input].ensureKeys(bound);
            }
        }
    }

    private long[] loadWeights(ChangeBatch batch) {
        if (batch.weights() == null) {
            return null;
        }
        for (int row = 0; row < batch.rowCount(); row++) {
            weights[row] = batch.weight(row);
        }
        return weights;
    }

    private void reserve(int count) {
        if (count > keyIds.length) {
            int size = Math.max(64, count);
            keyIds = new int[size];
            rowIds = new int[size];
            fresh = new boolean[size];
            weights = new long[size];
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        keys.snapshot(writer);
        int[] live = keys.live();
        for (int input = 0; input < 2; input++) {
            String prefix = input == 0 ? "left." : "right.";
            sides[input].snapshot(writer, prefix, live);
            if (keyed[input] != null) {
                keyed[input].snapshot(writer, prefix, live);
            }
        }
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        keys.restore(reader);
        ensureKeys();
        int[] live = keys.live();
        for (int input = 0; input < 2; input++) {
            String prefix = input == 0 ? "left." : "right.";
            sides[input].restore(reader, prefix);
            if (keyed[input] != null) {
                keyed[input].restore(reader, prefix, live);
            }
        }
    }

    @Override
    public long stateBytes() {
        long bytes = keys.stateBytes() + matcher.stateBytes() + 17L * keyIds.length + emptyKeys.stateBytes();
        for (int input = 0; input < 2; input++) {
            bytes += sides[input].stateBytes() + (keyed[input] == null ? 0 : keyed[input].stateBytes());
        }
        return bytes;
    }

    /** Rows of both sides, and keys where rows of a side are only counted. */
    @Override
    public long stateRows() {
        long rows = 0;
        for (int input = 0; input < 2; input++) {
            rows += stores[input] ? sides[input].rows().size() : keys.size();
        }
        return rows;
    }

    @Override
    public void close() {
        keys.close();
        sides[0].close();
        sides[1].close();
    }
}
