package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.connector.CommonOptions;
import io.sluice.runtime.connector.OptionScope;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.FillWait;
import io.sluice.runtime.core.StandingQueryFactory;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.runtime.dataflow.ViewTarget;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableSpec;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.ObjectKind;
import java.util.List;
import java.util.Optional;

/** {@code CREATE MATERIALIZED VIEW}: a standing query with a live table, filled before the statement returns. */
final class MaterializedViews {
    private final EngineCore core;
    private final NewName names;
    private final Plans plans;
    private final ObjectDropper dropper;
    private final StandingQueryFactory queries;

    MaterializedViews(
            EngineCore core, NewName names, Plans plans, ObjectDropper dropper, StandingQueryFactory queries) {
        this.core = core;
        this.names = names;
        this.plans = plans;
        this.dropper = dropper;
        this.queries = queries;
    }

    StatementResult create(CreateView statement, String sql) {
        Optional<ViewEntry> created = register(statement, sql);
        if (created.isEmpty()) {
            return StatementHandler.done("materialized view " + statement.name() + " exists", List.of());
        }
        ViewEntry entry = created.get();
        core.ticker().wake();
        try {
            fill(entry, options(statement));
        } catch (RuntimeException error) {
            discard(entry);
            throw error;
        }
        return StatementHandler.done(
                "created materialized view " + entry.name(), entry.plan().warnings());
    }

    private Optional<ViewEntry> register(CreateView statement, String sql) {
        core.ddl().lock();
        try {
            if (names.check(
                            statement.name(),
                            ObjectKind.MATERIALIZED_VIEW,
                            statement.orReplace(),
                            statement.ifNotExists())
                    .isPresent()) {
                return Optional.empty();
            }
            CheckedOptions options = options(statement);
            Plans.Definition definition =
                    plans.standing(statement.query(), options.duration(CommonOptions.STATE_TTL), sql);
            Relation relation = relation(statement, definition.plan());
            names.clear(statement.name());
            return Optional.of(start(statement, sql, options, definition, relation));
        } finally {
            core.ddl().unlock();
        }
    }

    private ViewEntry start(
            CreateView statement, String sql, CheckedOptions options, Plans.Definition definition, Relation relation) {
        String text = sql.substring(statement.span().start(), statement.span().end());
        TableSpec table = new TableSpec(relation.name(), relation.rowType(), relation.key(), false);
        StandingQueryFactory.Spec spec = new StandingQueryFactory.Spec(
                relation.name(), sql, definition.plan(), List.of(), options.failsOnError());
        return core.ticker().locked(pipeline -> {
            RelationFeed feed =
                    new RelationFeed(relation.name(), relation.rowType(), new LiveTable(table, core.allocator()));
            StandingQuery query;
            try {
                query = queries.create(
                        spec,
                        core.catalog().snapshot(),
                        new ViewTarget(feed, relation.changes() == ChangeMode.CHANGING));
            } catch (RuntimeException error) {
                feed.close();
                throw error;
            }
            pipeline.add(feed);
            pipeline.start(query, feed);
            ViewEntry entry = new ViewEntry(text, relation, definition.reads(), feed, query, definition.plan());
            core.catalog().put(entry);
            return entry;
        });
    }

    private void fill(ViewEntry entry, CheckedOptions options) {
        boolean background = options.text(CommonOptions.FILL)
                .filter("background"::equalsIgnoreCase)
                .isPresent();
        FillWait wait = new FillWait(core);
        if (background) {
            wait.check(entry.query());
        } else {
            wait.await(entry.query());
        }
    }

    /** Takes a view back that could not be filled. */
    private void discard(ViewEntry entry) {
        core.ddl().lock();
        try {
            dropper.dropReaders(entry);
            dropper.drop(entry);
        } finally {
            core.ddl().unlock();
        }
    }

    private CheckedOptions options(CreateView statement) {
        return core.connectors().check(OptionScope.VIEW, statement.options(), statement.span());
    }

    private static Relation relation(CreateView statement, PlannedQuery plan) {
        PlanTraits traits = plan.root().traits();
        RowType rowType = Plans.columns(plan.root(), statement.columns(), statement.query());
        return new Relation(
                statement.name().toString(),
                RelationKind.MATERIALIZED_VIEW,
                rowType,
                traits.changes(),
                traits.key(),
                traits.eventTime(),
                true,
                "",
                plan.times());
    }
}
