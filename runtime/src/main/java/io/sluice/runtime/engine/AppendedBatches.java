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

/** Arrow batches of the application as change batches of a relation. Not thread-safe. */
final class AppendedBatches {
    private final RowType rowType;
    private final BufferAllocator allocator;
    private final ArrowType[] wanted;
    /** The type found right last in each place: batches cut from one vector share it. */
    private final ArrowType[] right;

    /** @param allocator for copies */
    AppendedBatches(RowType rowType, BufferAllocator allocator) {
        this.rowType = rowType;
        this.allocator = allocator;
        this.wanted = rowType.fields().stream()
                .map(field -> ColumnTypes.arrowField(field.name(), field.type()).getType())
                .toArray(ArrowType[]::new);
        this.right = new ArrowType[wanted.length];
    }

    /** The rows in buffers of our own: whole buffers are copied, whatever the types. */
    ChangeBatch copy(VectorSchemaRoot batch) {
        check(batch);
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
        List<FieldVector> vectors = target.getFieldVectors();
        Column[] columns = new Column[rowType.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(rowType.type(i), vectors.get(i));
        }
        return withoutNulls(new ChangeBatch(columns, null, batch.getRowCount()));
    }

    /** The same buffers, one more reference to each; they stay accounted to the application's allocator. */
    ChangeBatch share(VectorSchemaRoot batch) {
        check(batch);
        List<FieldVector> vectors = batch.getFieldVectors();
        Column[] columns = new Column[rowType.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.shared(rowType.type(i), vectors.get(i), batch.getRowCount());
        }
        return withoutNulls(new ChangeBatch(columns, null, batch.getRowCount()));
    }

    private void check(VectorSchemaRoot batch) {
        List<FieldVector> vectors = batch.getFieldVectors();
        if (vectors.size() != wanted.length) {
            throw mismatch("the batch has " + vectors.size() + " columns, the relation " + wanted.length, "");
        }
        for (int i = 0; i < wanted.length; i++) {
            ArrowType given = vectors.get(i).getField().getType();
            if (given == right[i]) {
                continue;
            }
            if (!given.equals(wanted[i])) {
                throw mismatch("column \"" + rowType.name(i) + "\" is Arrow " + given, "expected " + wanted[i]);
            }
            right[i] = given;
        }
    }

    /** Takes over a batch and gives it back, unless a column has NULLs that must not. */
    private ChangeBatch withoutNulls(ChangeBatch batch) {
        for (int i = 0; i < wanted.length; i++) {
            Field field = rowType.field(i);
            if (!field.type().nullable() && batch.column(i).hasNulls()) {
                batch.close();
                throw new SluiceException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "column \"" + field.name() + "\" is NOT NULL, the batch has NULLs");
            }
        }
        return batch;
    }

    private static SluiceException mismatch(String message, String detail) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.PARAMETER_MISMATCH, SourceSpan.NONE, message)
                        .withDetail(detail),
                "");
    }
}
