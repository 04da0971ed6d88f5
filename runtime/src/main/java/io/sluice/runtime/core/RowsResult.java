package io.sluice.runtime.core;

import io.sluice.QueryResult;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.result.SnapshotResult;
import java.util.Iterator;
import java.util.List;

/** Makes results for readers and keeps track of them until they are closed. */
public final class RowsResult {
    private RowsResult() {}

    /** A result over batches, which belong to it. */
    public static QueryResult of(EngineCore core, List<Field> columns, long tick, List<ChangeBatch> batches) {
        Iterator<ChangeBatch> rest = batches.iterator();
        SnapshotResult[] self = new SnapshotResult[1];
        self[0] = new SnapshotResult(columns, tick, rest, core.allocator(), () -> {
            rest.forEachRemaining(ChangeBatch::close);
            core.results().remove(self[0]);
        });
        core.results().add(self[0]);
        return self[0];
    }

    /** A result over rows of values in the Java forms of {@link SqlType}. */
    public static QueryResult of(EngineCore core, RowType rowType, List<? extends List<?>> rows) {
        try (BatchBuilder builder = new BatchBuilder(rowType, core.allocator())) {
            rows.forEach(row -> builder.appendRow(row, 1));
            return of(core, rowType.fields(), core.ticker().lastTick(), List.of(builder.build()));
        }
    }

    /** A result of VARCHAR columns. */
    public static QueryResult text(EngineCore core, List<String> columns, List<? extends List<?>> rows) {
        RowType rowType = new RowType(
                columns.stream().map(name -> new Field(name, SqlType.varchar())).toList());
        return of(core, rowType, rows);
    }
}
