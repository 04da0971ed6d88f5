package io.sluice.runtime.operator.over;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.aggregate.ColumnEquality;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import java.util.Arrays;

/** Emits how a stretch of a partition has changed: rows with their old values withdrawn, with their new ones inserted, nothing where both are equal. */
final class OverWriter implements AutoCloseable {
    private final OrderedRows rows;
    private final OrderedRowCodec codec;
    private final int batchRows;
    private final int width;
    private final BatchBuilder builder;
    private final ColumnBuilder[] columns;
    private Output out;

    OverWriter(OverSpec spec, OrderedRows rows, OrderedRowCodec codec, OperatorContext context) {
        this.rows = rows;
        this.codec = codec;
        this.batchRows = context.batchRows();
        this.width = spec.input().size();
        this.builder = new BatchBuilder(spec.output(), context.allocator());
        this.columns = new ColumnBuilder[width];
        Arrays.setAll(columns, builder::column);
    }

    void begin(Output output) {
        out = output;
    }

    /** Compares the same stretch before and after; rows are in order in both. */
    void write(Segment old, Column[] oldValues, Segment now, Column[] newValues) {
        int i = old.from();
        int j = now.from();
        while (i < old.to() || j < now.to()) {
            int order = i == old.to() ? 1 : j == now.to() ? -1 : compare(old.node(i), now.node(j));
            if (order < 0) {
                write(old.node(i), oldValues, i++ - old.from(), -1);
            } else if (order > 0) {
                write(now.node(j), newValues, j++ - now.from(), 1);
            } else {
                int oldRow = i++ - old.from();
                int newRow = j++ - now.from();
                if (!equal(oldValues, oldRow, newValues, newRow)) {
                    write(old.node(i - 1), oldValues, oldRow, -1);
                    write(now.node(j - 1), newValues, newRow, 1);
                }
            }
        }
    }

    private int compare(int node, int other) {
        return node == other ? 0 : rows.compare(rows.address(node), rows.length(node), other);
    }

    private static boolean equal(Column[] oldValues, int oldRow, Column[] newValues, int newRow) {
        for (int i = 0; i < oldValues.length; i++) {
            if (!ColumnEquality.equal(oldValues[i], oldRow, newValues[i], newRow)) {
                return false;
            }
        }
        return true;
    }

    private void write(int node, Column[] values, int row, long weight) {
        codec.decode(rows.address(node), columns);
        for (int i = 0; i < values.length; i++) {
            builder.column(width + i).appendFrom(values[i], row);
        }
        builder.endRow(weight);
        if (builder.rowCount() >= batchRows) {
            out.emit(builder.build());
        }
    }

    void end() {
        if (builder.rowCount() > 0) {
            out.emit(builder.build());
        }
        out = null;
    }

    @Override
    public void close() {
        builder.close();
    }
}
