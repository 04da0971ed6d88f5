package io.sluice.runtime.dataflow;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.KeyHash;
import io.sluice.runtime.state.Scratch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The only values of a relation's column whose rows matter to a query, because it begins with {@code WHERE column = constant} or
 * {@code column IN (constants)}. Told by hash: a few rows more may come, which the query's own filter leaves out.
 */
public final class SoughtValues {
    private final int column;
    private final long[] hashes;
    private final BufferAllocator allocator;

    /**
     * @param column position in the relation
     * @param type of the column
     * @param values in the Java forms of the type; NULLs match nothing
     */
    public SoughtValues(int column, SqlType type, List<Object> values, BufferAllocator allocator) {
        this.column = column;
        this.allocator = allocator;
        this.hashes = new long[values.size()];
        RowType rows = new RowType(List.of(new Field("value", type)));
        try (Scratch scratch = new Scratch(allocator);
                BatchBuilder builder = new BatchBuilder(rows, allocator)) {
            values.forEach(value -> builder.appendRow(List.of(value), 1));
            try (ChangeBatch batch = builder.build()) {
                new KeyHash(scratch).hash(new Column[] {batch.column(0)}, hashes.length, hashes);
            }
        }
    }

    int column() {
        return column;
    }

    /** Their {@link KeyHash}es; not to be changed. */
    long[] hashes() {
        return hashes;
    }

    BufferAllocator allocator() {
        return allocator;
    }
}
