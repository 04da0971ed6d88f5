package io.sluice.runtime.recursion;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps a recursive query current: in each tick the changes go round its loop until nothing more follows. UNION ALL is linear, so rows taken
 * back go round as rows that come do. With UNION a row may follow from itself, so that its withdrawal cannot be told from changes
 * alone: a tick that takes rows back, or may take some back, computes the result anew and emits the difference.
 *
 * <p>Input 0 is the seed, the others are what the step reads besides its own rows.
 */
public final class RecursiveOperator implements Operator {
    private static final int MOST_ROUNDS = 100_000;

    private final OperatorContext context;
    private final Supplier<Loop> loops;
    private final Optional<FoundRows> distinct;
    /** What the inputs hold, where the result may have to be computed anew. */
    private final Optional<InputRows> contents;

    private final boolean addingTakesBack;
    private final List<List<ChangeBatch>> arrived = new ArrayList<>();
    private Loop loop;

    /**
     * @param rowType of the result and of each round
     * @param changing whether rows may be taken back
     * @param addingTakesBack whether rows that come to the other inputs may take rows of the step back, as below an outer or an anti-join
     * @param others number of inputs besides the seed
     * @param loops makes an empty loop
     */
    public RecursiveOperator(
            RowType rowType,
            boolean distinct,
            boolean changing,
            boolean addingTakesBack,
            int others,
            Supplier<Loop> loops,
            OperatorContext context) {
        this.context = context;
        this.loops = loops;
        this.distinct = distinct ? Optional.of(new FoundRows(rowType, context)) : Optional.empty();
        this.contents =
                distinct && changing ? Optional.of(new InputRows(others + 1, context.allocator())) : Optional.empty();
        this.addingTakesBack = addingTakesBack;
        this.loop = loops.get();
        for (int i = 0; i <= others; i++) {
            arrived.add(new ArrayList<>());
        }
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        arrived.get(input).add(batch);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (arrived.stream().allMatch(List::isEmpty)) {
            return;
        }
        boolean takenBack = contents.isPresent() && mayTakeBack();
        try {
            contents.ifPresent(rows -> rows.add(arrived));
            if (takenBack) {
                computeAnew(tick, out);
            } else {
                goRound(arrived, tick, out);
            }
        } finally {
            arrived.forEach(batches -> {
                batches.forEach(ChangeBatch::close);
                batches.clear();
            });
        }
    }

    private boolean mayTakeBack() {
        return arrived.stream().anyMatch(batches -> batches.stream().anyMatch(Consolidation::hasRetractions))
                || addingTakesBack
                        && arrived.subList(1, arrived.size()).stream().anyMatch(batches -> !batches.isEmpty());
    }

    private void computeAnew(Tick tick, Output out) {
        FoundRows rows = distinct.orElseThrow();
        loop.close();
        loop = loops.get();
        rows.beginAnew();
        goRound(contents.orElseThrow().all(), tick, ChangeBatch::close);
        rows.emitDifference(out);
    }

    /** Lets in changes of the inputs, which stay the caller's, and goes on with what follows until nothing does. */
    private void goRound(List<List<ChangeBatch>> inputs, Tick tick, Output out) {
        for (int i = 1; i < inputs.size(); i++) {
            for (ChangeBatch batch : inputs.get(i)) {
                loop.feed(Loop.nameOfInput(i - 1), batch);
            }
        }
        for (ChangeBatch batch : inputs.get(0)) {
            found(batch, out);
        }
        int rounds = 0;
        Optional<ChangeBatch> next = loop.next(tick.nowMicros(), context.allocator());
        while (next.isPresent()) {
            try (ChangeBatch batch = next.get()) {
                if (++rounds > MOST_ROUNDS) {
                    throw endless();
                }
                found(batch, out);
            }
            next = loop.next(tick.nowMicros(), context.allocator());
        }
    }

    /** Emits rows that count and sends them round; the batch stays the caller's. */
    private void found(ChangeBatch batch, Output out) {
        try (ChangeBatch counting = distinct.isPresent() ? distinct.get().newOf(batch) : batch.share()) {
            if (counting.rowCount() > 0) {
                loop.feed(Loop.OWN_ROWS, counting);
                out.emit(counting.share());
            }
        }
    }

    private static SluiceException endless() {
        return new SluiceException(
                ErrorCode.RESOURCE_EXHAUSTED,
                "the recursive query went round " + MOST_ROUNDS + " times within a tick and still found rows; give it a"
                        + " condition that ends it, such as WHERE depth < 100, or write UNION so that rows found before do not count");
    }

    @Override
    public void snapshot(StateWriter writer) {
        distinct.ifPresent(rows -> rows.snapshot(writer));
        contents.ifPresent(rows -> rows.snapshot(writer));
        loop.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        distinct.ifPresent(rows -> rows.restore(reader));
        contents.ifPresent(rows -> rows.restore(reader));
        loop.restore(reader);
    }

    @Override
    public long stateBytes() {
        return loop.stateBytes()
                + distinct.map(FoundRows::stateBytes).orElse(0L)
                + contents.map(InputRows::stateBytes).orElse(0L);
    }

    @Override
    public long stateRows() {
        return loop.stateRows() + distinct.map(FoundRows::size).orElse(0L);
    }

    @Override
    public void close() {
        arrived.forEach(batches -> {
            batches.forEach(ChangeBatch::close);
            batches.clear();
        });
        distinct.ifPresent(FoundRows::close);
        contents.ifPresent(InputRows::close);
        loop.close();
    }
}
