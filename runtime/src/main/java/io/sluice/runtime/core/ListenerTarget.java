package io.sluice.runtime.core;

import io.sluice.ViewChanges;
import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.dataflow.QueryTarget;
import io.sluice.runtime.result.TickChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Calls a listener with a view's changes, once the tick is published. */
final class ListenerTarget implements QueryTarget {
    private final List<Field> columns;
    private final Consumer<ViewChanges> listener;
    private final List<ChangeBatch> waiting = new ArrayList<>();

    ListenerTarget(List<Field> columns, Consumer<ViewChanges> listener) {
        this.columns = columns;
        this.listener = listener;
    }

    @Override
    public void accept(ChangeBatch changes, long tick) {
        waiting.add(changes);
    }

    @Override
    public void endTick(long tick, long watermark) {}

    @Override
    public void published(long tick) {
        if (!waiting.isEmpty()) {
            try {
                listener.accept(new TickChanges(columns, tick, waiting));
            } finally {
                close();
            }
        }
    }

    @Override
    public void close() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
    }
}
