package io.sluice.runtime.core;

import io.sluice.planner.PlannedQuery;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.compile.OperatorCompiler;
import io.sluice.runtime.dataflow.Dataflow;
import io.sluice.runtime.dataflow.QueryInput;
import io.sluice.runtime.dataflow.QueryTarget;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.ScanPort;
import io.sluice.runtime.dataflow.SourceIntake;
import io.sluice.runtime.dataflow.SourceReader;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.runtime.dataflow.TickClock;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.Violations;
import io.sluice.runtime.setting.Setting;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;

/** Makes standing queries: compiles the plan and ties its scans to the relations' feeds and to what they held before. */
public final class StandingQueryFactory {
    private final EngineCore core;

    public StandingQueryFactory(EngineCore core) {
        this.core = core;
    }

    /**
     * What a new query is.
     *
     * @param name the view or sink it feeds
     * @param sql the statement's text, into which spans of the plan point
     * @param parameters values of the {@code ?}
     * @param failOnError whether a row whose expression fails ends the query
     */
    public record Spec(String name, String sql, PlannedQuery plan, List<Object> parameters, boolean failOnError) {}

    /** Makes the query, not yet running; the tick lock is held. */
    public StandingQuery create(Spec spec, CatalogSnapshot catalog, QueryTarget target) {
        RejectedRows logged = new LoggedRejects(spec.name(), core.lateRows(), core.badRows(), core.clock());
        RejectedRows rejects = spec.failOnError() ? new FailingRejects(spec.sql(), logged) : logged;
        TickClock clock = new TickClock();
        clock.set(core.clock().nowMicros());
        Violations violations = spec.failOnError() ? Violations.THROWN : Violations.waiting();
        OperatorContext context = new OperatorContext(
                core.allocator(),
                rejects,
                core.settings().intValue(Setting.BATCH_ROWS),
                clock,
                violations,
                spec.parameters());
        Dataflow dataflow = new OperatorCompiler(
                        context,
                        clock,
                        core.settings().intValue(Setting.PARALLELISM),
                        core.workers(),
                        name -> catalog.find(name).orElseThrow().rowType().size())
                .compile(spec.plan().root());
        List<QueryInput> inputs = new ArrayList<>();
        try {
            for (ScanPort port : dataflow.scans()) {
                inputs.add(input(port, catalog));
            }
            return new StandingQuery(spec.name(), spec.sql(), dataflow, inputs, target, context);
        } catch (RuntimeException error) {
            inputs.forEach(QueryInput::close);
            dataflow.close();
            throw error;
        }
    }

    private QueryInput input(ScanPort port, CatalogSnapshot catalog) {
        CatalogEntry entry = catalog.entry(port.relation()).orElseThrow();
        if (entry instanceof StreamEntry stream) {
            checkReadable(stream);
            return new QueryInput(port, stream.feed(), past(stream));
        }
        return new QueryInput(port, feed(entry), null);
    }

    /** A source that has failed gives no rows any more: its error is better than a view that stays empty. */
    private static void checkReadable(StreamEntry stream) {
        if (stream.intake() instanceof SourceIntake source && source.failure() != null) {
            throw source.failure();
        }
    }

    private static RelationFeed feed(CatalogEntry entry) {
        if (entry instanceof TableEntry table) {
            return table.feed();
        }
        if (entry instanceof ViewEntry view) {
            return view.feed();
        }
        throw new SluiceException(
                ErrorCode.NOT_SUPPORTED,
                entry.name() + " has no changes to follow: read it with a SELECT without EMIT");
    }

    /** Reads again what the shared source has given so far; null when it has given nothing or cannot be read again. */
    private SourceReader past(StreamEntry stream) {
        boolean replayable =
                stream.connector().isPresent() && stream.connector().get().isReplayable();
        if (!replayable
                || !(stream.intake() instanceof SourceIntake shared)
                || !shared.reader().isOpen()) {
            return null;
        }
        SourceReader past = new StreamReaders(core).another(stream);
        past.stopAt(shared.reader().position());
        return past;
    }
}
