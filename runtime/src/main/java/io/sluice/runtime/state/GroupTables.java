package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Makes the table that fits a list of key types. */
public final class GroupTables {
    private GroupTables() {}

    /**
     * @param types of the key columns; none means one group for all rows
     * @param scratch shared by the tables of one operator, closed by it
     */
    public static GroupTable create(List<SqlType> types, BufferAllocator allocator, Scratch scratch) {
        if (types.isEmpty()) {
            return new SingleGroupTable();
        }
        if (types.size() == 1 && LongCodec.fits(types.get(0))) {
            return new LongGroupTable(types.get(0), allocator, scratch);
        }
        if (types.size() == 2 && LongCodec.fits(types.get(0)) && LongCodec.fits(types.get(1))) {
            return new LongPairGroupTable(types, allocator, scratch);
        }
        if (types.size() == 1
                && (types.get(0).kind() == TypeKind.VARCHAR || types.get(0).kind() == TypeKind.VARBINARY)) {
            return new BytesGroupTable(types.get(0), allocator, scratch);
        }
        return new EncodedGroupTable(types, allocator, scratch);
    }
}
