package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import org.apache.arrow.memory.BufferAllocator;

/** Makes the builder for a type. */
public final class ColumnBuilders {
    private ColumnBuilders() {}

    public static ColumnBuilder create(SqlType type, BufferAllocator allocator) {
        return switch (type.kind()) {
            case VARCHAR, VARBINARY -> new BytesColumnBuilder(type, allocator);
            case ARRAY, MAP, ROW -> new NestedColumnBuilder(type, allocator);
            default -> new FixedColumnBuilder(type, allocator);
        };
    }
}
