package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * FOR SYSTEM_TIME AS OF processing time: joins each left row with the right row of its key as it stands at the end of the tick in which the left
 * row comes. What is emitted is not corrected when the right side changes later. Left rows are kept only within the tick, unless they can be
 * taken back: then what was emitted for them is remembered. Of several right rows of a key the first in row order counts.
 */
public final class CurrentJoinOperator implements Operator {
    private final JoinSpec spec;
    private final OperatorContext context;
    private final JoinKeyTable keys;
    private final JoinSide right;
    private final JoinOutput output;
    private final Residual residual;
    /** Null where left rows are only added. */
    private final RememberedPairs remembered;

    private final EmptyKeys emptyKeys;
    private final List<ChangeBatch> waiting = new ArrayList<>();
    private int[] keyIds = new int[0];
    private int[] rowIds = new int[0];
    private boolean[] fresh = new boolean[0];

    /** @param spec of kind INNER or LEFT, without expiry */
    public CurrentJoinOperator(JoinSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.keys = new JoinKeyTable(spec, context.allocator());
        this.right = new JoinSide(spec.right(), false, false, false, context.allocator());
        this.output = new JoinOutput(spec.left().rowType(), spec.right().rowType(), true, context.allocator());
        this.residual = spec.residual()
                .map(expr -> new Residual(expr, spec.left().rowType().size(), output, context))
                .orElse(null);
        this.remembered = spec.left().changing()
                ? new RememberedPairs(spec.left().rowType(), spec.right().rowType(), context)
                : null;
        this.emptyKeys =
                new EmptyKeys(keys, new JoinSide[] {right, right}, new boolean[] {true, true}, new KeyedLoneRows[2]);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        if (input == 0) {
            waiting.add(batch);
            return;
        }
        try (batch;
                ChangeBatch admitted = keys.mayHaveUnmatchable(1, batch)
                        ? select(batch, row -> keys.isMatchable(1, batch, row))
                        : batch.share()) {
            find(1, admitted);
            if (right.changing()) {
                right.change(admitted, keyIds, rowIds, fresh);
            } else {
                right.append(admitted, keyIds, rowIds);
            }
        }
    }

    private void find(int input, ChangeBatch batch) {
        int count = batch.rowCount();
        if (keyIds.length < count) {
            keyIds = new int[Math.max(64, count)];
            rowIds = new int[keyIds.length];
            fresh = new boolean[keyIds.length];
        }
        keys.findOrAdd(input, batch, keyIds);
        right.ensureKeys(keys.bound());
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (remembered == null) {
            for (int i = 0; i < waiting.size(); i++) {
                answer(waiting.get(i), out);
            }
        } else if (!waiting.isEmpty()) {
            try (ChangeBatch whole = Concat.batches(waiting, context.allocator());
                    ChangeBatch net = Consolidation.consolidate(whole, context.allocator());
                    ChangeBatch gone = select(net, row -> net.weight(row) < 0);
                    ChangeBatch come = select(net, row -> net.weight(row) > 0)) {
                remembered.takeBack(gone, out);
                answer(come, out);
            }
            remembered.endTick();
        }
        closeWaiting();
        freeTakenBack();
        emptyKeys.free();
    }

    private void answer(ChangeBatch batch, Output out) {
        int size = Math.max(1, context.batchRows());
        for (int from = 0; from < batch.rowCount(); from += size) {
            try (ChangeBatch part =
                    Gather.range(batch, from, Math.min(size, batch.rowCount() - from), context.allocator())) {
                answerPart(part, out);
            }
        }
    }

    private void answerPart(ChangeBatch batch, Output out) {
        int count = batch.rowCount();
        int[] rows = new int[count];
        int[] partners = new int[count];
        long[] weights = new long[count];
        find(0, batch);
        emptyKeys.reserve();
        int pairs = 0;
        for (int row = 0; row < count; row++) {
            // A key that only left rows have is forgotten with the tick.
            if (right.first(keyIds[row]) == 0) {
                emptyKeys.add(keyIds[row]);
            }
            int partner = keys.isMatchable(0, batch, row) ? current(keyIds[row]) : 0;
            if (partner != 0) {
                rows[pairs] = row;
                partners[pairs] = partner;
                weights[pairs++] = batch.weight(row);
            }
        }
        if (residual != null && pairs > 0) {
            pairs = residual.select(0, batch, rows, right.rows(), partners, weights, pairs);
        }
        if (pairs > 0) {
            long[] pairWeights = batch.weights() == null ? null : weights;
            emit(output.pairs(0, batch, rows, right.rows(), partners, pairWeights, pairs), out);
        }
        if (spec.kind() == JoinKind.LEFT && pairs < count) {
            boolean[] matched = new boolean[count];
            for (int i = 0; i < pairs; i++) {
                matched[rows[i]] = true;
            }
            try (ChangeBatch lone = select(batch, row -> !matched[row])) {
                emit(output.loneRows(0, lone), out);
            }
        }
    }

    /** The right row of a key; 0 when there is none. */
    private int current(int key) {
        int best = 0;
        for (int row = right.first(key); row != 0; row = right.next(row)) {
            boolean better = best == 0 || right.rows().compare(row, best) < 0;
            best = better && right.weight(row) > 0 ? row : best;
        }
        return best;
    }

    private void emit(ChangeBatch batch, Output out) {
        if (remembered != null) {
            remembered.add(batch);
        }
        out.emit(batch);
    }

    private void freeTakenBack() {
        emptyKeys.reserve();
        TouchedRows touched = right.touched();
        if (touched == null) {
            return;
        }
        for (int i = 0; i < touched.count(); i++) {
            int row = touched.row(i);
            if (right.weight(row) == 0) {
                emptyKeys.add(right.key(row));
                right.free(row);
            }
        }
        touched.clear();
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

    private void closeWaiting() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
    }

    @Override
    public void snapshot(StateWriter writer) {
        keys.snapshot(writer);
        right.snapshot(writer, "right.", keys.live());
        if (remembered != null) {
            remembered.snapshot(writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        keys.restore(reader);
        right.ensureKeys(keys.bound());
        right.restore(reader, "right.");
        if (remembered != null) {
            remembered.restore(reader);
        }
    }

    @Override
    public long stateBytes() {
        return keys.stateBytes()
                + right.stateBytes()
                + emptyKeys.stateBytes()
                + 9L * keyIds.length
                + (remembered == null ? 0 : remembered.stateBytes());
    }

    @Override
    public long stateRows() {
        return right.rows().size() + (remembered == null ? 0 : remembered.size());
    }

    @Override
    public void close() {
        closeWaiting();
        keys.close();
        right.close();
        if (remembered != null) {
            remembered.close();
        }
    }
}
