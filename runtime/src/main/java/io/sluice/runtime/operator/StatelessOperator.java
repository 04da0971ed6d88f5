package io.sluice.runtime.operator;

import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/** An operator that keeps nothing between batches. */
public interface StatelessOperator extends Operator {
    @Override
    default void endTick(Tick tick, Output out) {}

    @Override
    default void snapshot(StateWriter writer) {}

    @Override
    default void restore(StateReader reader) {}

    @Override
    default long stateBytes() {
        return 0;
    }

    @Override
    default long stateRows() {
        return 0;
    }

    @Override
    default void close() {}
}
