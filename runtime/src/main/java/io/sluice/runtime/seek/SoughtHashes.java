package io.sluice.runtime.seek;

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
 * Values told by hash: a few rows more may come, which the query's own filter leaves out.
 *
 * @param column position in the relation
 * @param hashes the {@link KeyHash}es of the values; not to be changed
 */
public record SoughtHashes(int column, long[] hashes, BufferAllocator allocator) implements Sought {
    /**
     * @param type of the column
     * @param values in the Java forms of the type, none NULL
     */
    public static SoughtHashes of(int column, SqlType type, List<Object> values, BufferAllocator allocator) {
        long[] hashes = new long[values.size()];
        RowType rows = new RowType(List.of(new Field("value", type)));
        try (Scratch scratch = new Scratch(allocator);
                BatchBuilder builder = new BatchBuilder(rows, allocator)) {
            values.forEach(value -> builder.appendRow(List.of(value), 1));
            try (ChangeBatch batch = builder.build()) {
                new KeyHash(scratch).hash(new Column[] {batch.column(0)}, hashes.length, hashes);
            }
        }
        return new SoughtHashes(column, hashes, allocator);
    }
}
