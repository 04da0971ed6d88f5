package io.sluice.runtime.engine;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.util.TransferPair;

/** Arrow batches of the application as change batches of a relation. */
final class AppendedBatches {
    private AppendedBatches() {}

    /** The rows in buffers of our own: whole buffers are copied, whatever the types. */
    static ChangeBatch copy(VectorSchemaRoot batch, RowType rowType, BufferAllocator allocator) {
        check(batch, rowType);
        List<ArrowBuf> copies = new ArrayList<>();
        VectorSchemaRoot target = VectorSchemaRoot.create(ColumnTypes.arrowSchema(rowType), allocator);
        try (ArrowRecordBatch source = new VectorUnloader(batch).getRecordBatch()) {
            for (ArrowBuf buffer : source.getBuffers()) {
                ArrowBuf copy = allocator.buffer(Math.max(8, buffer.readableBytes()));
                copy.setBytes(0, buffer, 0, buffer.readableBytes());
                copy.writerIndex(buffer.readableBytes());
                copies.add(copy);
            }
            try (ArrowRecordBatch owned = new ArrowRecordBatch(source.getLength(), source.getNodes(), copies)) {
                new VectorLoader(target).load(owned);
            }
        } finally {
            copies.forEach(ArrowBuf::close);
        }
        return batch(target.getFieldVectors(), rowType, batch.getRowCount());
    }

    /** The same buffers, one more reference to each; they stay accounted to the application's allocator. */
    static ChangeBatch share(VectorSchemaRoot batch, RowType rowType) {
        check(batch, rowType);
        List<FieldVector> shared = new ArrayList<>();
        for (FieldVector vector : batch.getFieldVectors()) {
            TransferPair pair = vector.getTransferPair(vector.getAllocator());
            pair.splitAndTransfer(0, batch.getRowCount());
            shared.add((FieldVector) pair.getTo());
        }
        return batch(shared, rowType, batch.getRowCount());
    }

    private static ChangeBatch batch(List<FieldVector> vectors, RowType rowType, int rows) {
        Column[] columns = new Column[rowType.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(rowType.type(i), vectors.get(i));
        }
        return new ChangeBatch(columns, null, rows);
    }

    private static void check(VectorSchemaRoot batch, RowType rowType) {
        List<FieldVector> vectors = batch.getFieldVectors();
        if (vectors.size() != rowType.size()) {
            throw mismatch("the batch has " + vectors.size() + " columns, the relation " + rowType.size(), "");
        }
        for (int i = 0; i < vectors.size(); i++) {
            Field field = rowType.field(i);
            ArrowType wanted =
                    ColumnTypes.arrowField(field.name(), field.type()).getType();
            ArrowType given = vectors.get(i).getField().getType();
            if (!given.equals(wanted)) {
                throw mismatch("column \"" + field.name() + "\" is Arrow " + given, "expected " + wanted);
            }
            if (!field.type().nullable() && vectors.get(i).getNullCount() > 0) {
                throw new SluiceException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "column \"" + field.name() + "\" is NOT NULL, the batch has NULLs");
            }
        }
    }

    private static SluiceException mismatch(String message, String detail) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.PARAMETER_MISMATCH, SourceSpan.NONE, message)
                        .withDetail(detail),
                "");
    }
}
