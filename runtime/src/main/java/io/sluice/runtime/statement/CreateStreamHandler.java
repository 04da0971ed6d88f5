package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.connector.Capability;
import io.sluice.connector.ConnectorFactory;
import io.sluice.connector.DiscoveredEventTime;
import io.sluice.connector.SourceContext;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.StreamConnector;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.connector.CommonOptions;
import io.sluice.runtime.connector.ConnectorRegistry;
import io.sluice.runtime.connector.OptionScope;
import io.sluice.runtime.core.ConstraintGate;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.StreamReaders;
import io.sluice.runtime.dataflow.IdleTimer;
import io.sluice.runtime.dataflow.Intake;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.SourceIntake;
import io.sluice.runtime.setting.Setting;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableSpec;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.ast.Option;
import io.sluice.sql.diagnostic.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE STREAM}: with a connector, from files, or without either for INSERT and appenders. */
final class CreateStreamHandler implements StatementHandler<CreateStream> {
    /** The connector that stands for none: rows come by INSERT and appenders. */
    private static final String MEMORY = "memory";

    private final EngineCore core;
    private final NewName names;

    CreateStreamHandler(EngineCore core, NewName names) {
        this.core = core;
        this.names = names;
    }

    @Override
    public StatementResult run(CreateStream statement, String sql, Object... parameters) {
        core.ddl().lock();
        try {
            if (names.check(statement.name(), ObjectKind.STREAM, statement.orReplace(), statement.ifNotExists())
                    .isPresent()) {
                return StatementHandler.done("stream " + statement.name() + " exists", List.of());
            }
            StreamEntry entry = build(withFileConnector(statement), sql);
            names.clear(statement.name());
            core.ticker().locked(pipeline -> {
                pipeline.add(entry.feed(), entry.intake());
                retention(entry).ifPresent(keep -> pipeline.retain(entry.feed(), keep.toNanos() / 1_000));
                core.catalog().put(entry);
                return null;
            });
            return StatementHandler.done("created stream " + entry.name(), List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    private StreamEntry build(CreateStream statement, String sql) {
        Optional<Identifier> connectorName = ConnectorRegistry.connectorName(statement.options());
        if (connectorName.isEmpty() || connectorName.get().text().equalsIgnoreCase(MEMORY)) {
            return memoryStream(statement, sql);
        }
        ConnectorFactory factory = core.connectors().find(connectorName.get());
        if (!factory.capabilities().contains(Capability.SOURCE)) {
            throw Errors.at(
                    ErrorCode.INVALID_OPTION,
                    connectorName.get().span(),
                    "connector \"" + factory.name() + "\" writes only, a stream needs one that reads",
                    "use it in CREATE SINK");
        }
        CheckedOptions options =
                core.connectors().check(factory, OptionScope.SOURCE, statement.options(), statement.span());
        return connectedStream(statement, sql, factory, options);
    }

    private StreamEntry memoryStream(CreateStream statement, String sql) {
        if (statement.columns().isEmpty()) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    statement.name().span(),
                    "stream \"" + statement.name() + "\" has neither columns nor a connector",
                    "write CREATE STREAM " + statement.name() + " (column TYPE, …), or CREATE STREAM "
                            + statement.name() + " FROM 'files/*.csv'");
        }
        CheckedOptions options =
                core.connectors().check(OptionScope.MEMORY_STREAM, statement.options(), statement.span());
        RelationDefinition definition = core.planner().define(statement, sql);
        Relation relation = relation(
                statement, definition, options.duration(CommonOptions.RETENTION).isPresent());
        RelationFeed feed = feed(relation, options);
        ConstraintGate gate = new ConstraintGate(core, relation.name(), definition.rowType(), List.of());
        PushIntake intake = new PushIntake(definition.rowType(), definition.watermark(), gate, idleTimer(options));
        return new StreamEntry(text(statement, sql), relation, definition, feed, intake, options, Optional.empty());
    }

    private StreamEntry connectedStream(
            CreateStream statement, String sql, ConnectorFactory factory, CheckedOptions options) {
        CreateStream complete = statement.columns().isEmpty() ? discovered(statement, factory, options) : statement;
        RelationDefinition declared = core.planner().define(complete, sql);
        RelationDefinition definition =
                statement.columns().isEmpty() && statement.watermark().isEmpty()
                        ? withEventTime(declared, factory.discoverEventTime(options))
                        : declared;
        SourceContext context = new SourceContext(
                statement.name().toString(),
                definition.rowType(),
                options,
                core.ticker()::wake,
                () -> core.clock().nowMicros() / 1_000,
                core.workers(),
                () -> core.settings().intValue(Setting.PARALLELISM));
        StreamConnector connector = new StreamConnector(factory, options, () -> factory.createSource(context));
        boolean readable = connector.holdsRows()
                || options.duration(CommonOptions.RETENTION).isPresent();
        Relation relation = relation(statement, definition, readable);
        RelationFeed feed = feed(relation, options);
        StreamReaders readers = new StreamReaders(core);
        Intake intake = new SourceIntake(
                readers.shared(relation.name(), definition, connector),
                options.integer(CommonOptions.MAX_ROWS_PER_TICK).orElse(Long.MAX_VALUE),
                idleTimer(options));
        return new StreamEntry(
                text(statement, sql), relation, definition, feed, intake, options, Optional.of(connector));
    }

    private CreateStream discovered(CreateStream statement, ConnectorFactory factory, CheckedOptions options) {
        if (!factory.capabilities().contains(Capability.SCHEMA_DISCOVERY)) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    statement.name().span(),
                    "connector \"" + factory.name() + "\" cannot find out the columns of stream \"" + statement.name()
                            + "\"",
                    "declare them: CREATE STREAM " + statement.name() + " (column TYPE, …) WITH (…)");
        }
        RowType rowType = factory.discover(options);
        return new CreateStream(
                statement.name(),
                statement.orReplace(),
                statement.ifNotExists(),
                ColumnDefinitions.of(rowType, statement.name().span()),
                statement.watermark(),
                statement.fromPath(),
                statement.options(),
                statement.span());
    }

    private static RelationDefinition withEventTime(
            RelationDefinition definition, Optional<DiscoveredEventTime> eventTime) {
        Optional<RelationDefinition.Watermark> watermark = eventTime.map(
                found -> new RelationDefinition.Watermark(definition.rowType().indexOf(found.column()), found.delay()));
        return new RelationDefinition(definition.rowType(), definition.key(), definition.rules(), watermark);
    }

    /** {@code FROM 'path'} is short for the file connector. */
    private static CreateStream withFileConnector(CreateStream statement) {
        if (statement.fromPath().isEmpty()) {
            return statement;
        }
        Identifier path = statement.fromPath().get();
        List<Option> options = new ArrayList<>(statement.options());
        if (ConnectorRegistry.connectorName(options).isEmpty()) {
            options.add(new Option(
                    new Identifier(CommonOptions.CONNECTOR, path.span()), new Identifier("file", path.span())));
        }
        options.add(new Option(new Identifier("path", path.span()), path));
        return new CreateStream(
                statement.name(),
                statement.orReplace(),
                statement.ifNotExists(),
                statement.columns(),
                statement.watermark(),
                statement.fromPath(),
                options,
                statement.span());
    }

    private static Relation relation(CreateStream statement, RelationDefinition definition, boolean readable) {
        return new Relation(
                statement.name().toString(),
                RelationKind.STREAM,
                definition.rowType(),
                ChangeMode.APPEND,
                List.of(),
                definition.watermark().map(watermark -> new EventTime(watermark.column(), Duration.ZERO)),
                readable,
                "");
    }

    private RelationFeed feed(Relation relation, CheckedOptions options) {
        if (options.duration(CommonOptions.RETENTION).isEmpty()) {
            return new RelationFeed(relation.name(), relation.rowType(), null);
        }
        TableSpec spec = new TableSpec(relation.name(), relation.rowType(), List.of(), true);
        return new RelationFeed(relation.name(), relation.rowType(), new LiveTable(spec, core.allocator()));
    }

    private static IdleTimer idleTimer(CheckedOptions options) {
        Optional<Duration> timeout = options.duration(CommonOptions.IDLE_TIMEOUT);
        return new IdleTimer(timeout.map(given -> given.toNanos() / 1_000).orElse(Long.MAX_VALUE));
    }

    private static Optional<Duration> retention(StreamEntry entry) {
        return entry.options().duration(CommonOptions.RETENTION);
    }

    private static String text(CreateStream statement, String sql) {
        return sql.substring(statement.span().start(), statement.span().end());
    }
}
