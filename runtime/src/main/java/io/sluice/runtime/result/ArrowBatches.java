package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/** Batches for Arrow readers: vectors under their column names that share the batch's buffers. */
final class ArrowBatches {
    private ArrowBatches() {}

    /** @param batch without weights; stays the caller's */
    static VectorSchemaRoot root(List<Field> columns, ChangeBatch batch, BufferAllocator allocator) {
        // Vectors always keep a validity buffer, so the handed out fields say nullable whatever was declared.
        Schema schema = ColumnTypes.arrowSchema(new RowType(columns.stream()
                .map(field -> new Field(field.name(), field.type().withNullable(true)))
                .toList()));
        List<FieldVector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FieldVector vector = batch.column(i).vector();
            TransferPair shared = vector.getTransferPair(schema.getFields().get(i), owner(vector, allocator));
            shared.splitAndTransfer(0, batch.rowCount());
            vectors.add((FieldVector) shared.getTo());
        }
        return new VectorSchemaRoot(schema, vectors, batch.rowCount());
    }

    /** Buffers that an application has shared with the engine cannot leave its allocator. */
    private static BufferAllocator owner(FieldVector vector, BufferAllocator allocator) {
        return vector.getAllocator().getRoot() == allocator.getRoot() ? allocator : vector.getAllocator();
    }
}
