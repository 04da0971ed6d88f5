package io.sluice.runtime.core;

import io.sluice.connector.Source;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.PlanNode;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.compile.OperatorCompiler;
import io.sluice.runtime.dataflow.ColumnReaders;
import io.sluice.runtime.dataflow.Dataflow;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.ScanPort;
import io.sluice.runtime.dataflow.SourceReader;
import io.sluice.runtime.dataflow.TickClock;
import io.sluice.runtime.dataflow.TickLimits;
import io.sluice.runtime.lookup.KeyLookups;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.table.TableSnapshot;
import io.sluice.runtime.table.TableVersion;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs a plan once over one publication: a dataflow of a single tick, on the caller's thread, without any lock. The first row whose
 * expression fails ends it. Of a table whose primary key a filter fixes only the rows with these keys are read; a LIMIT without an order
 * ends reading once it has its rows.
 */
public final class SnapshotQuery {
    private final EngineCore core;
    private final CatalogSnapshot catalog;
    private final Publication content;
    private final Map<String, ChangeBatch> given;
    private BooleanSupplier satisfied = () -> false;

    /** @param content retained by the caller for as long as queries run */
    public SnapshotQuery(EngineCore core, CatalogSnapshot catalog, Publication content) {
        this(core, catalog, content, Map.of());
    }

    /** @param given rows of relations that are not in the catalog, by name; they stay the caller's */
    SnapshotQuery(EngineCore core, CatalogSnapshot catalog, Publication content, Map<String, ChangeBatch> given) {
        this.core = core;
        this.catalog = catalog;
        this.content = content;
        this.given = given;
    }

    /** Result batches, owned by the caller, and the dataflow's counters. */
    public record Outcome(List<ChangeBatch> batches, Dataflow dataflow) {}

    /**
     * Runs the plan.
     *
     * @param sql text into which spans of the plan point
     */
    public Outcome run(PlanNode plan, List<Object> parameters, String sql) {
        int batchRows = core.settings().intValue(Setting.BATCH_ROWS);
        LoggedRejects late = new LoggedRejects("", core.lateRows(), core.badRows(), core.clock());
        TickClock clock = new TickClock();
        OperatorContext context =
                new OperatorContext(core.allocator(), new FailingRejects(sql, late), batchRows, clock, parameters);
        clock.set(core.clock().nowMicros());
        List<ChangeBatch> results = new ArrayList<>();
        try (Dataflow dataflow = new OperatorCompiler(context, clock, 1, core.workers(), this::width).compile(plan)) {
            dataflow.connect(results::add);
            KeyLookups lookups = KeyLookups.of(plan, this::keyed);
            satisfied = EarlyEnd.of(plan, dataflow);
            for (ScanPort port : dataflow.scans()) {
                scan(port, lookups.keys(port.node(), parameters));
                port.watermark(Tick.END_OF_INPUT);
            }
            dataflow.endTick(Math.max(1, content.tick()), clock.getAsLong());
            return new Outcome(results, dataflow);
        } catch (RuntimeException error) {
            results.forEach(ChangeBatch::close);
            throw error;
        }
    }

    private int width(String relation) {
        ChangeBatch rows = given.get(relation);
        if (rows != null) {
            return rows.columnCount();
        }
        return entry(relation).readAs().orElseThrow().rowType().size();
    }

    private CatalogEntry entry(String relation) {
        return catalog.entry(relation).orElseThrow();
    }

    /** A relation that can be read by key. */
    private Optional<Relation> keyed(String relation) {
        return given.containsKey(relation) ? Optional.empty() : entry(relation).readAs();
    }

    /** @param keys of the rows wanted; empty for all */
    private void scan(ScanPort port, Optional<List<List<Object>>> keys) {
        ChangeBatch rows = given.get(port.relation());
        if (rows != null) {
            port.push(rows);
            return;
        }
        CatalogEntry entry = entry(port.relation());
        if (entry instanceof SystemEntry system) {
            scanRows(port, system);
        } else if (entry instanceof TableEntry table) {
            scanTable(port, table.feed(), keys);
        } else if (entry instanceof ViewEntry view) {
            scanTable(port, view.feed(), keys);
        } else if (entry instanceof StreamEntry stream) {
            if (stream.feed().table().isPresent()) {
                scanTable(port, stream.feed(), Optional.empty());
            } else {
                scanSource(port, stream);
            }
        } else {
            throw new SluiceException(ErrorCode.INTERNAL_ERROR, entry.name() + " cannot be scanned");
        }
    }

    private void scanTable(ScanPort port, RelationFeed feed, Optional<List<List<Object>>> keys) {
        TableVersion version = content.table(feed).orElseThrow(StaleCatalogException::new);
        try (TableSnapshot snapshot = TableSnapshot.open(version)) {
            if (keys.isPresent()) {
                snapshot.lookupAll(keys.get(), port.columns()).forEach(port::pushOwned);
                return;
            }
            for (Iterator<ChangeBatch> chunks = snapshot.scan(port.columns());
                    chunks.hasNext() && !satisfied.getAsBoolean(); ) {
                checkInterrupt();
                port.pushOwned(chunks.next());
            }
        }
    }

    private void scanRows(ScanPort port, SystemEntry system) {
        try (BatchBuilder builder = new BatchBuilder(system.table().rowType(), core.allocator())) {
            system.table().rows().forEach(row -> builder.appendRow(row, 1));
            try (ChangeBatch batch = builder.build()) {
                port.push(batch);
            }
        }
    }

    private void scanSource(ScanPort port, StreamEntry stream) {
        TickLimits limits =
                new TickLimits(Long.MAX_VALUE, Long.MAX_VALUE, core.settings().intValue(Setting.BATCH_ROWS));
        try (SourceReader reader = new StreamReaders(core).another(stream)) {
            reader.read(ColumnReaders.set(port.columns()));
            Source.State state = Source.State.MORE;
            while (state == Source.State.MORE && !satisfied.getAsBoolean()) {
                checkInterrupt();
                state = reader.poll(limits, batch -> {
                    port.push(batch);
                    batch.close();
                });
            }
        }
    }

    private static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "the query was interrupted");
        }
    }
}
