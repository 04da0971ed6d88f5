package io.sluice.runtime.connector;

import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourcePosition;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Makes sources from a connector and a WITH list and reads them to their end. */
public final class SourceHarness {
    private final ConnectorFactory factory;
    private final RowType rowType;
    private final CheckedOptions options;
    private final AtomicLong clock = new AtomicLong();
    private Runnable wakeUp = () -> {};

    public SourceHarness(ConnectorFactory factory, RowType rowType, String... with) {
        this.factory = factory;
        this.rowType = rowType;
        this.options = WithClause.of(with).checkedBy(factory);
    }

    public RowType rowType() {
        return rowType;
    }

    /** Milliseconds that the source's clock shows. */
    public AtomicLong clock() {
        return clock;
    }

    public void onWakeUp(Runnable action) {
        wakeUp = action;
    }

    /** A new source, not yet open. */
    public Source create() {
        return factory.createSource(new SourceContext("s", rowType, options, wakeUp, clock::get));
    }

    public Source open(Optional<SourcePosition> after) {
        Source source = create();
        source.open(after);
        return source;
    }

    /** Reads until nothing more is at hand. */
    public static Source.State drain(Source source, CollectingOutput out) {
        Source.State state;
        do {
            state = source.poll(out);
            out.take();
        } while (state == Source.State.MORE);
        return state;
    }

    /** All rows of a new source; bad ones go to {@code bad}. */
    public List<List<Object>> read(List<String> bad) {
        try (CollectingOutput out = new CollectingOutput(rowType);
                Source source = open(Optional.empty())) {
            drain(source, out);
            bad.addAll(out.bad());
            return List.copyOf(out.all());
        }
    }
}
