package io.sluice.runtime.operator.join;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import org.apache.arrow.memory.BufferAllocator;

/** Columns of nothing but NULL, which stand for a missing partner. */
final class NullColumns {
    private NullColumns() {}

    static Column create(SqlType type, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(type.withNullable(true), allocator)) {
            for (int i = 0; i < count; i++) {
                builder.appendNull();
            }
            return builder.build();
        }
    }
}
