package io.sluice.runtime.operator.consolidate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums the weights of equal rows within a tick: rows that cancel out vanish. A tick without retractions passes as it is.
 */
public final class ConsolidateOperator implements Operator {
    private final OperatorContext context;
    private final List<ChangeBatch> waiting = new ArrayList<>();

    public ConsolidateOperator(OperatorContext context) {
        this.context = context;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        waiting.add(batch);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (waiting.stream().noneMatch(Consolidation::hasRetractions)) {
            waiting.forEach(out::emit);
            waiting.clear();
            return;
        }
        try (ChangeBatch whole = Concat.batches(waiting, context.allocator())) {
            close();
            out.emit(Consolidation.consolidate(whole, context.allocator()));
        }
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}

    @Override
    public long stateBytes() {
        return 0;
    }

    @Override
    public long stateRows() {
        return 0;
    }

    @Override
    public void close() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
    }
}
