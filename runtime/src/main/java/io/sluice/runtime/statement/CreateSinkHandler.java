package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.SinkContext;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SinkEntry;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.connector.ConnectorRegistry;
import io.sluice.runtime.connector.OptionScope;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.FillWait;
import io.sluice.runtime.core.StandingQueryFactory;
import io.sluice.runtime.dataflow.SinkTarget;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Optional;

/** {@code CREATE SINK}: a standing query whose changes a connector writes. */
final class CreateSinkHandler implements StatementHandler<CreateSink> {
    private final EngineCore core;
    private final NewName names;
    private final Plans plans;
    private final ObjectDropper dropper;
    private final StandingQueryFactory queries;

    CreateSinkHandler(
            EngineCore core, NewName names, Plans plans, ObjectDropper dropper, StandingQueryFactory queries) {
        this.core = core;
        this.names = names;
        this.plans = plans;
        this.dropper = dropper;
        this.queries = queries;
    }

    @Override
    public StatementResult run(CreateSink statement, String sql, Object... parameters) {
        Optional<SinkEntry> created = register(statement, sql);
        if (created.isEmpty()) {
            return StatementHandler.done("sink " + statement.name() + " exists", List.of());
        }
        core.ticker().wake();
        try {
            new FillWait(core).await(created.get().query());
        } catch (RuntimeException error) {
            core.ddl().lock();
            try {
                dropper.drop(created.get());
            } finally {
                core.ddl().unlock();
            }
            throw error;
        }
        return StatementHandler.done("created sink " + statement.name(), List.of());
    }

    private Optional<SinkEntry> register(CreateSink statement, String sql) {
        core.ddl().lock();
        try {
            if (names.check(statement.name(), ObjectKind.SINK, statement.orReplace(), statement.ifNotExists())
                    .isPresent()) {
                return Optional.empty();
            }
            ConnectorFactory factory = connector(statement);
            CheckedOptions options =
                    core.connectors().check(factory, OptionScope.SINK, statement.options(), statement.span());
            Plans.Definition definition = plan(statement, sql);
            checkRetractions(statement, factory, definition.plan().root().traits());
            names.clear(statement.name());
            return Optional.of(start(statement, sql, factory, options, definition));
        } finally {
            core.ddl().unlock();
        }
    }

    private ConnectorFactory connector(CreateSink statement) {
        Identifier name = ConnectorRegistry.connectorName(statement.options())
                .orElseThrow(() -> Errors.at(
                        ErrorCode.INVALID_OPTION,
                        statement.span(),
                        "a sink needs a connector",
                        "add WITH (connector = 'print')"));
        ConnectorFactory factory = core.connectors().find(name);
        if (!factory.capabilities().contains(Capability.SINK)) {
            throw Errors.at(
                    ErrorCode.INVALID_OPTION,
                    name.span(),
                    "connector \"" + factory.name() + "\" reads only, a sink needs one that writes",
                    "SHOW CONNECTORS lists what each can do");
        }
        return factory;
    }

    private Plans.Definition plan(CreateSink statement, String sql) {
        if (statement.query().isPresent()) {
            return plans.standing(statement.query().get(), sql);
        }
        QualifiedName from = statement.from().orElseThrow();
        CatalogEntry entry = core.catalog().require(from);
        if (entry.readAs().isEmpty()) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    from.span(),
                    NewName.describe(entry) + " cannot be read",
                    "give the sink a stream, table or view");
        }
        try {
            return plans.standing(Plans.everythingOf(entry.name()), "");
        } catch (SluiceException error) {
            throw Errors.at(
                    error.code(),
                    from.span(),
                    error.diagnostic().message(),
                    error.diagnostic().hint());
        }
    }

    private static void checkRetractions(CreateSink statement, ConnectorFactory factory, PlanTraits traits) {
        if (traits.changes() == ChangeMode.CHANGING && !factory.capabilities().contains(Capability.RETRACTIONS)) {
            throw Errors.at(
                    ErrorCode.NOT_SUPPORTED,
                    statement.span(),
                    "connector \"" + factory.name() + "\" only adds rows, and this query also takes rows back",
                    "use EMIT FINAL over windows, or a connector that takes retractions (SHOW CONNECTORS)");
        }
    }

    private SinkEntry start(
            CreateSink statement,
            String sql,
            ConnectorFactory factory,
            CheckedOptions options,
            Plans.Definition definition) {
        String name = statement.name().toString();
        PlanTraits traits = definition.plan().root().traits();
        SinkTarget target = new SinkTarget(factory.createSink(
                new SinkContext(name, traits.rowType(), traits.key(), traits.changes() == ChangeMode.APPEND, options)));
        StandingQueryFactory.Spec spec =
                new StandingQueryFactory.Spec(name, sql, definition.plan(), List.of(), options.failsOnError());
        return core.ticker().locked(pipeline -> {
            StandingQuery query;
            try {
                target.open();
                query = queries.create(spec, core.catalog().snapshot(), target);
            } catch (RuntimeException error) {
                target.close();
                throw error;
            }
            pipeline.start(query, null);
            String text =
                    sql.substring(statement.span().start(), statement.span().end());
            SinkEntry entry = new SinkEntry(name, text, traits.rowType(), definition.reads(), query, factory, options);
            core.catalog().put(entry);
            return entry;
        });
    }
}
