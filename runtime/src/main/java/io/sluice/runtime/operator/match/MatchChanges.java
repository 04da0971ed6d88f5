package io.sluice.runtime.operator.match;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.consolidate.Consolidation;
import java.util.ArrayList;
import java.util.List;

/** The difference that a tick makes: rows of matches that are gone with −1, rows of those found with +1. */
final class MatchChanges implements AutoCloseable {
    private final OperatorContext context;
    private final List<PartitionMatches.Found> gone = new ArrayList<>();

    MatchChanges(OperatorContext context) {
        this.context = context;
    }

    /** Takes the matches that are given up, each with its rows. */
    List<PartitionMatches.Found> gone() {
        return gone;
    }

    /** Emits what is new and what is gone, nothing for what is both. */
    void emit(MatchRows found, boolean any, Output out) {
        if (!any) {
            return;
        }
        List<ChangeBatch> parts = new ArrayList<>();
        try {
            for (PartitionMatches.Found match : gone) {
                MatchRows.Range rows = match.rows();
                if (rows.to() > rows.from()) {
                    parts.add(withdrawn(rows));
                }
            }
            boolean differs = !parts.isEmpty();
            ChangeBatch fresh = found.finish();
            parts.add(fresh);
            try (ChangeBatch all = Concat.batches(parts, context.allocator())) {
                out.emit(differs ? Consolidation.consolidate(all, context.allocator()) : all.share());
            }
        } finally {
            parts.forEach(ChangeBatch::close);
            close();
        }
    }

    private ChangeBatch withdrawn(MatchRows.Range range) {
        int count = range.to() - range.from();
        try (ChangeBatch rows = Gather.range(range.batch(), range.from(), count, context.allocator());
                NewColumn weights = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(weights.data() + 8L * i, -1);
            }
            Column[] columns = new Column[rows.columnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = rows.column(i).retain();
            }
            return new ChangeBatch(columns, weights.build(), count);
        }
    }

    @Override
    public void close() {
        gone.forEach(match -> match.rows().release());
        gone.clear();
    }
}
