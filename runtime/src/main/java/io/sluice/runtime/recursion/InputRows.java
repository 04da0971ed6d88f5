package io.sluice.runtime.recursion;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** All rows that the inputs of a recursion hold. Changes gather and are summed up once they are as many as the rows. */
final class InputRows implements AutoCloseable {
    private static final long FEW_ROWS = 1_024;

    private final BufferAllocator allocator;
    private final List<List<ChangeBatch>> inputs = new ArrayList<>();
    private final long[] summedRows;

    InputRows(int count, BufferAllocator allocator) {
        this.allocator = allocator;
        this.summedRows = new long[count];
        for (int i = 0; i < count; i++) {
            inputs.add(new ArrayList<>());
        }
    }

    /** Takes changes of each input; the batches stay the caller's. */
    void add(List<List<ChangeBatch>> changes) {
        for (int i = 0; i < inputs.size(); i++) {
            List<ChangeBatch> rows = inputs.get(i);
            changes.get(i).forEach(batch -> rows.add(batch.share().owned()));
            long total = rows.stream().mapToLong(ChangeBatch::rowCount).sum();
            if (total > 2 * summedRows[i] + FEW_ROWS) {
                sumUp(i);
            }
        }
    }

    /** What each input holds, without changes that cancel out; the batches stay here. */
    List<List<ChangeBatch>> all() {
        for (int i = 0; i < inputs.size(); i++) {
            sumUp(i);
        }
        return inputs;
    }

    private void sumUp(int i) {
        List<ChangeBatch> rows = inputs.get(i);
        if (rows.isEmpty() || rows.size() == 1 && !Consolidation.hasRetractions(rows.get(0))) {
            return;
        }
        ChangeBatch sum;
        try (ChangeBatch together = Concat.batches(rows, allocator)) {
            sum = Consolidation.consolidate(together, allocator);
        }
        rows.forEach(ChangeBatch::close);
        rows.clear();
        rows.add(sum);
        summedRows[i] = sum.rowCount();
    }

    void snapshot(StateWriter writer) {
        for (int i = 0; i < inputs.size(); i++) {
            sumUp(i);
            List<ChangeBatch> rows = inputs.get(i);
            writer.writeLong("input" + i + ".batches", rows.size());
            for (ChangeBatch batch : rows) {
                writer.writeBatch("input" + i, batch);
            }
        }
    }

    void restore(StateReader reader) {
        for (int i = 0; i < inputs.size(); i++) {
            if (reader.readLong("input" + i + ".batches") > 0) {
                inputs.get(i).add(reader.readBatch("input" + i));
            }
        }
    }

    long stateBytes() {
        return inputs.stream()
                .flatMap(List::stream)
                .mapToLong(ChangeBatch::sizeInBytes)
                .sum();
    }

    @Override
    public void close() {
        inputs.forEach(rows -> {
            rows.forEach(ChangeBatch::close);
            rows.clear();
        });
    }
}
