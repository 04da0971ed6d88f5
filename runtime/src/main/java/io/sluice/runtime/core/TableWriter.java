package io.sluice.runtime.core;

import io.sluice.planner.PairedChange;
import io.sluice.planner.PlannedChange;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.catalog.CheckRule;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.constraint.RowConstraints;
import io.sluice.runtime.dataflow.Pipeline;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.result.InputValues;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.table.LiveTable;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Runs INSERT, UPDATE, DELETE and MERGE: the rows are computed, checked and let through a tick while the tick lock is held, so that a statement is
 * visible as a whole when it returns, or not at all when it fails.
 */
public final class TableWriter {
    private final EngineCore core;

    public TableWriter(EngineCore core) {
        this.core = core;
    }

    /**
     * Runs a planned change.
     *
     * @param catalog what the change was planned for
     * @return rows changed
     * @throws StaleCatalogException when the catalog has changed since
     */
    public long write(PlannedChange change, CatalogSnapshot catalog, String sql, Object... parameters) {
        List<Object> values = InputValues.parameters(change.parameters(), parameters);
        return core.ticker().locked(pipeline -> {
            if (core.catalog().snapshot().version() != catalog.version()) {
                throw new StaleCatalogException();
            }
            CatalogEntry target = catalog.entry(change.target()).orElseThrow();
            List<ChangeBatch> rows = compute(pipeline, catalog, Map.of(), change.rows(), values, sql);
            if (change.paired().isEmpty()) {
                return apply(pipeline, change.kind(), target, rows);
            }
            return applyPairs(
                    pipeline,
                    change,
                    target,
                    rows,
                    (plan, pairs) -> compute(pipeline, catalog, Map.of(PairedChange.PAIRS, pairs), plan, values, sql));
        });
    }

    /** Fills a new table, which is in the pipeline but not yet in the catalog, with the rows of a query. */
    public long fill(Pipeline pipeline, TableEntry table, PlannedQuery query, String sql, Object... parameters) {
        List<Object> values = InputValues.parameters(query.parameters(), parameters);
        List<ChangeBatch> rows = compute(pipeline, core.catalog().snapshot(), Map.of(), query.root(), values, sql);
        return apply(pipeline, PlannedChange.Kind.INSERT, table, rows);
    }

    private List<ChangeBatch> compute(
            Pipeline pipeline,
            CatalogSnapshot catalog,
            Map<String, ChangeBatch> given,
            PlanNode plan,
            List<Object> values,
            String sql) {
        Publication content = pipeline.retainCurrent();
        try {
            return new SnapshotQuery(core, catalog, content, given)
                    .run(plan, values, sql)
                    .batches();
        } finally {
            content.release();
        }
    }

    private long apply(Pipeline pipeline, PlannedChange.Kind kind, CatalogEntry target, List<ChangeBatch> rows) {
        ChangeBatch changes;
        long count;
        try {
            RowType rowType = target.readAs().orElseThrow().rowType();
            count = rows.stream().mapToLong(TableWriter::countRows).sum();
            changes = assemble(kind, rowType, rows);
        } finally {
            rows.forEach(ChangeBatch::close);
        }
        commit(pipeline, target, changes);
        return count;
    }

    private long applyPairs(
            Pipeline pipeline,
            PlannedChange change,
            CatalogEntry target,
            List<ChangeBatch> rows,
            BiFunction<PlanNode, ChangeBatch, List<ChangeBatch>> plans) {
        LiveTable table = ((TableEntry) target).feed().table().orElseThrow();
        try (PairedChanges pairs = new PairedChanges(table, change.paired().orElseThrow(), core.allocator(), plans)) {
            ChangeBatch changes;
            try {
                changes = pairs.run(rows);
            } finally {
                rows.forEach(ChangeBatch::close);
            }
            commit(pipeline, target, changes);
            return pairs.count();
        }
    }

    /** Takes over the changes. */
    private void commit(Pipeline pipeline, CatalogEntry target, ChangeBatch changes) {
        try {
            push(pipeline, target, changes);
        } catch (RuntimeException error) {
            changes.close();
            throw error;
        }
        core.ticker().tick(pipeline);
    }

    private void push(Pipeline pipeline, CatalogEntry target, ChangeBatch changes) {
        RelationFeed feed = target instanceof TableEntry table ? table.feed() : ((StreamEntry) target).feed();
        PushIntake intake =
                target instanceof TableEntry table ? table.intake() : (PushIntake) ((StreamEntry) target).intake();
        List<CheckRule> rules =
                target instanceof TableEntry table ? table.rules().checks() : List.of();
        new RowConstraints(feed.rowType(), rules)
                .check(changes, core.allocator(), core.clock().nowMicros(), (row, code, message, hint) -> {
                    throw new SluiceException(
                            Diagnostic.of(code, SourceSpan.NONE, message)
                                    .withDetail("row " + RowText.of(changes, row))
                                    .withHint(hint),
                            "");
                });
        feed.table().filter(table -> !table.spec().key().isEmpty()).ifPresent(table -> table.checkKey(changes));
        checkRoom(pipeline, feed);
        intake.addStatement(changes);
    }

    /** One batch of all changes; its rows are copied once, for statements are small beside what appenders bring. */
    private ChangeBatch assemble(PlannedChange.Kind kind, RowType rowType, List<ChangeBatch> rows) {
        int width = rowType.size();
        try (BatchBuilder builder = new BatchBuilder(rowType, core.allocator())) {
            for (ChangeBatch batch : rows) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    for (long n = batch.weight(row); n > 0; n--) {
                        append(builder, batch, row, 0, width, kind == PlannedChange.Kind.INSERT ? 1 : -1);
                        if (kind == PlannedChange.Kind.UPDATE) {
                            append(builder, batch, row, width, width, 1);
                        }
                    }
                }
            }
            return builder.build();
        }
    }

    private static void append(BatchBuilder builder, ChangeBatch batch, int row, int from, int width, long weight) {
        for (int i = 0; i < width; i++) {
            builder.column(i).appendFrom(batch.column(from + i), row);
        }
        builder.endRow(weight);
    }

    private static long countRows(ChangeBatch batch) {
        long count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            count += batch.weight(row);
        }
        return count;
    }

    private void checkRoom(Pipeline pipeline, RelationFeed feed) {
        long limit = core.settings().integer(Setting.PAUSE_BUFFER_ROWS);
        if (pipeline.queries().heldBack(limit).contains(feed)) {
            throw new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.RESOURCE_EXHAUSTED,
                                    SourceSpan.NONE,
                                    "a paused view or sink that reads \"" + feed.name()
                                            + "\" holds as many rows as it may")
                            .withHint(
                                    "RESUME or DROP it, or raise SET pause_buffer_rows; SELECT * FROM sys.queries shows it"),
                    "");
        }
    }
}
