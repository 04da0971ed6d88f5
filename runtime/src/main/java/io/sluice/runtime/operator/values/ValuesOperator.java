package io.sluice.runtime.operator.values;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/** Gives constant rows at the end of the first tick, and nothing after; it has no input. */
public final class ValuesOperator implements Operator {
    private final ChangeBatch rows;
    private boolean given;

    /** @param rows belongs to the operator from now on */
    public ValuesOperator(ChangeBatch rows) {
        this.rows = rows;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        batch.close();
        throw new IllegalStateException("constant rows have no input");
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (!given) {
            given = true;
            out.emit(rows.share());
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("given", given ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader) {
        given = reader.readLong("given") != 0;
    }

    @Override
    public long stateBytes() {
        return rows.sizeInBytes();
    }

    @Override
    public long stateRows() {
        return 0;
    }

    @Override
    public void close() {
        rows.close();
    }
}
