package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** An ARRAY column of elements that stand ready in a column of their own. */
public final class NewArray {
    private NewArray() {}

    /**
     * Puts arrays around elements: row {@code i} has those from the end of the row before to {@code ends[i]}.
     *
     * @param elements one reference, taken over also when this fails; not shared with anyone
     * @param present whether row {@code i} is not NULL; a row that is NULL has no elements
     * @return owned by the caller
     */
    public static Column of(
            SqlType type, Column elements, int[] ends, boolean[] present, int rowCount, BufferAllocator allocator) {
        ListVector vector = (ListVector) ColumnTypes.newVector(type, allocator);
        try (ArrowBuf offsets = allocator.buffer(4L * (rowCount + 1));
                ArrowBuf validity = allocator.buffer(Math.max(8, NewColumn.words(rowCount) * 8L))) {
            long to = offsets.memoryAddress();
            Memory.putInt(to, 0);
            Memory.fill(validity.memoryAddress(), validity.capacity(), (byte) -1);
            int nulls = 0;
            for (int row = 0; row < rowCount; row++) {
                Memory.putInt(to + 4L * (row + 1), ends[row]);
                if (!present[row]) {
                    Memory.clearBit(validity.memoryAddress(), row);
                    nulls++;
                }
            }
            vector.loadFieldBuffers(new ArrowFieldNode(rowCount, nulls), List.of(validity, offsets));
            elements.vector().makeTransferPair(vector.getDataVector()).transfer();
        } finally {
            elements.release();
        }
        return Column.of(type, vector);
    }
}
