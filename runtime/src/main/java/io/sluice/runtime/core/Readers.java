package io.sluice.runtime.core;

import io.sluice.QueryResult;
import io.sluice.Subscription;
import io.sluice.ViewChanges;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.dataflow.QueryTarget;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.runtime.result.ChangeStreamResult;
import io.sluice.runtime.result.SlowReader;
import io.sluice.runtime.setting.Setting;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Private standing queries: of readers of EMIT CHANGES and of listeners. They end when their reader closes. */
public final class Readers {
    private final EngineCore core;
    private final StandingQueryFactory factory;
    private final AtomicLong numbers = new AtomicLong();

    public Readers(EngineCore core, StandingQueryFactory factory) {
        this.core = core;
        this.factory = factory;
    }

    /** Starts the query; the result's first rows are what its relations hold now. */
    public QueryResult changes(PlannedQuery plan, List<Object> parameters, String sql, CatalogSnapshot catalog) {
        PlanTraits traits = plan.root().traits();
        AtomicReference<StandingQuery> query = new AtomicReference<>();
        AtomicReference<ChangeStreamResult> self = new AtomicReference<>();
        SlowReader policy = SlowReader.valueOf(
                core.settings().text(Setting.SUBSCRIBER_POLICY).toUpperCase(Locale.ROOT));
        ChangeStreamResult result = new ChangeStreamResult(
                traits.rowType(),
                traits.key(),
                policy,
                core.settings().intValue(Setting.SUBSCRIBER_BUFFER_ROWS),
                core.allocator(),
                () -> {
                    core.results().remove(self.get());
                    stop(query.get());
                });
        self.set(result);
        core.results().add(result);
        try {
            start(spec("changes-", plan, parameters, sql), catalog, new ReaderTarget(result), query);
        } catch (RuntimeException error) {
            result.close();
            throw error;
        }
        return result;
    }

    /** Calls the listener with what the query's relations hold, then with each change. */
    public Subscription listen(PlannedQuery plan, String sql, CatalogSnapshot catalog, Consumer<ViewChanges> listener) {
        AtomicReference<StandingQuery> query = new AtomicReference<>();
        ListenerTarget target = new ListenerTarget(plan.root().rowType().fields(), listener);
        start(spec("listener-", plan, List.of(), sql), catalog, target, query);
        return () -> stop(query.get());
    }

    private StandingQueryFactory.Spec spec(String prefix, PlannedQuery plan, List<Object> parameters, String sql) {
        return new StandingQueryFactory.Spec(prefix + numbers.incrementAndGet(), sql, plan, parameters, false);
    }

    private void start(
            StandingQueryFactory.Spec spec,
            CatalogSnapshot catalog,
            QueryTarget target,
            AtomicReference<StandingQuery> started) {
        core.ticker().locked(pipeline -> {
            if (core.catalog().snapshot().version() != catalog.version()) {
                throw new StaleCatalogException();
            }
            started.set(factory.create(spec, catalog, target));
            pipeline.start(started.get(), null);
            return null;
        });
        core.ticker().wake();
    }

    private void stop(StandingQuery query) {
        if (query != null) {
            core.ticker().lockedIfOpen(pipeline -> pipeline.stop(query));
        }
    }
}
