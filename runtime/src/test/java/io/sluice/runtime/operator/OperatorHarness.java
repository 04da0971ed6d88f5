package io.sluice.runtime.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.state.MemoryState;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;

/**
 * Runs an operator over rows written as text, every second batch as an exchange hands it over, and checks what every operator owes: batches of the promised schema, no weight of 0,
 * no buffer left at close.
 */
public final class OperatorHarness implements AutoCloseable {
    /** Makes the operator under test. */
    @FunctionalInterface
    public interface Factory {
        Operator create(OperatorContext context);
    }

    private final RowType input;
    private final RowType output;
    private final Factory factory;
    private final RootAllocator allocator = new RootAllocator();
    private final List<String> collected = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private Operator operator;
    private long tick;
    private int handed;

    public OperatorHarness(RowType input, RowType output, Factory factory) {
        this(input, output, 65_536, factory);
    }

    public OperatorHarness(RowType input, RowType output, int batchRows, Factory factory) {
        this.input = input;
        this.output = output;
        this.factory =
                context -> factory.create(new OperatorContext(context.allocator(), context.rejected(), batchRows));
        this.operator = create();
    }

    /** Hands one batch of these rows to the operator. */
    public OperatorHarness batch(String... lines) {
        return batch(0, lines);
    }

    public OperatorHarness batch(int port, String... lines) {
        ChangeBatch rows = BatchText.parse(input, allocator, lines);
        operator.process(port, ++handed % 2 == 0 ? picked(rows) : rows, this::receive);
        return this;
    }

    /** The same rows as an exchange hands them over: picked from a batch, which has them the other way round. */
    private ChangeBatch picked(ChangeBatch batch) {
        int count = batch.rowCount();
        int[] backwards = IntStream.range(0, count).map(i -> count - 1 - i).toArray();
        try (batch;
                ChangeBatch source = Gather.batch(batch, backwards, count, allocator)) {
            return ChangeBatch.picked(source, backwards, allocator);
        }
    }

    /** Hands over a batch, which belongs to the operator from now on. */
    public OperatorHarness batch(ChangeBatch batch) {
        return batch(0, batch);
    }

    public OperatorHarness batch(int port, ChangeBatch batch) {
        operator.process(port, batch, this::receive);
        return this;
    }

    /** Ends the tick and returns all rows emitted since the last one ended. */
    public List<String> endTick() {
        return endTick(Tick.NO_WATERMARK);
    }

    public List<String> endTick(long watermark) {
        operator.endTick(new Tick(++tick, 0, watermark), this::receive);
        List<String> rows = List.copyOf(collected);
        collected.clear();
        return rows;
    }

    /** Writes the state down and goes on with a new operator that has read it. */
    public OperatorHarness restart() {
        try (MemoryState state = new MemoryState()) {
            operator.snapshot(state);
            operator.close();
            operator = create();
            operator.restore(state);
            assertTrue(state.isReadToTheEnd(), "state was left unread");
        }
        return this;
    }

    /** Rows left out so far, each as its reason and values. */
    public List<String> rejected() {
        return rejected;
    }

    /** Sizes of the batches emitted so far. */
    public List<Integer> batchSizes() {
        return batchSizes;
    }

    public Operator operator() {
        return operator;
    }

    public RootAllocator allocator() {
        return allocator;
    }

    @Override
    public void close() {
        operator.close();
        operator.close();
        assertEquals(0, allocator.getAllocatedMemory(), "buffers left at close");
        allocator.close();
    }

    private Operator create() {
        return factory.create(new OperatorContext(allocator, new Rejections(), 65_536));
    }

    private void receive(ChangeBatch batch) {
        try (batch) {
            assertEquals(output.size(), batch.columnCount(), "columns");
            for (int i = 0; i < output.size(); i++) {
                assertTrue(
                        batch.column(i).type().sameValues(output.type(i)),
                        "column " + i + " is " + batch.column(i).type());
            }
            for (int row = 0; row < batch.rowCount(); row++) {
                assertNotEquals(0, batch.weight(row), "weight");
            }
            batchSizes.add(batch.rowCount());
            collected.addAll(BatchText.print(batch));
        }
    }

    private final class Rejections implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            rejected.add("late at " + watermark + ": " + BatchText.print(batch).get(row));
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            rejected.add(code + ": " + BatchText.print(batch).get(row));
        }
    }
}
