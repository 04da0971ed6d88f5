package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Gives each distinct (group, values) an entry number from 1 on. One value of at most 64 bits is stored inline, all else encoded. */
public final class DistinctTable implements AutoCloseable {
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);

    private final BufferAllocator allocator;
    private final Scratch scratch;
    private final boolean inline;
    private final LongPairTable pairs;
    private final RowEncoder encoder;
    private final BytesTable rows;
    private final GroupIds rowIds = new GroupIds();

    /** @param nulls whether a value may be NULL */
    public DistinctTable(List<SqlType> types, boolean nulls, BufferAllocator allocator, Scratch scratch) {
        this.allocator = allocator;
        this.scratch = scratch;
        this.inline = types.size() == 1 && !nulls && LongCodec.fits(types.get(0));
        this.pairs = new LongPairTable(allocator);
        this.encoder = new RowEncoder(types, scratch);
        this.rows = new BytesTable(rowIds, allocator);
    }

    /** Writes the entry of each row in [from, to) to {@code entries[row]}; 0 for rows of group 0. */
    public void findOrAdd(int[] groups, Column[] values, int from, int to, int[] entries) {
        if (inline) {
            long[] loaded = scratch.values(to - from);
            LongCodec.load(values[0], from, to, loaded);
            for (int row = from; row < to; row++) {
                entries[row] = groups[row] == 0 ? 0 : pairs.findOrAdd(groups[row], loaded[row - from], 0);
            }
            return;
        }
        encoder.encode(groups, values, from, to);
        for (int row = from; row < to; row++) {
            if (groups[row] == 0) {
                entries[row] = 0;
                continue;
            }
            int start = Memory.getInt(encoder.offsets() + 4L * row);
            int length = Memory.getInt(encoder.offsets() + 4L * row + 4) - start;
            long address = encoder.data() + start;
            entries[row] = rows.findOrAdd(address, length, Bytes.hash(address, length));
        }
    }

    public void free(int entry) {
        if (inline) {
            pairs.free(entry);
        } else {
            rows.free(entry);
        }
    }

    /** Every entry ever given is below this. */
    public int bound() {
        return (inline ? pairs.entries : rowIds).bound();
    }

    public long stateBytes() {
        return inline ? pairs.stateBytes() : rows.stateBytes();
    }

    public void snapshot(StateWriter writer, String prefix) {
        if (inline) {
            pairs.snapshot(writer, prefix);
            return;
        }
        rowIds.snapshot(writer, prefix);
        int[] ids = rowIds.live();
        try (ColumnBuilder builder = ColumnBuilders.create(BYTES, allocator)) {
            for (int id : ids) {
                builder.appendBytes(rows.address(id), rows.length(id));
            }
            try (ChangeBatch batch = new ChangeBatch(new Column[] {builder.build()}, null, ids.length)) {
                writer.writeBatch(prefix + "rows", batch);
            }
        }
    }

    public void restore(StateReader reader, String prefix) {
        if (inline) {
            pairs.restore(reader, prefix);
            return;
        }
        int count = rowIds.restore(reader, prefix);
        try (ChangeBatch batch = reader.readBatch(prefix + "rows")) {
            Column stored = batch.column(0);
            rows.findOrAdd(stored.data(), stored.offsets(), 0, count, new int[count], new int[count]);
        }
    }

    @Override
    public void close() {
        pairs.close();
        rows.close();
    }
}
