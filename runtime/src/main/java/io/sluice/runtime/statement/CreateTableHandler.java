package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.connector.CommonOptions;
import io.sluice.runtime.connector.ConnectorRegistry;
import io.sluice.runtime.connector.OptionScope;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.TableGate;
import io.sluice.runtime.core.TableWriter;
import io.sluice.runtime.dataflow.IdleTimer;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableSpec;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import java.util.Optional;

/** {@code CREATE TABLE}: a table in memory, empty or with the rows of a query. */
final class CreateTableHandler implements StatementHandler<CreateTable> {
    private final EngineCore core;
    private final NewName names;
    private final TableWriter writer;

    CreateTableHandler(EngineCore core, NewName names, TableWriter writer) {
        this.core = core;
        this.names = names;
        this.writer = writer;
    }

    @Override
    public StatementResult run(CreateTable statement, String sql, Object... parameters) {
        core.ddl().lock();
        try {
            if (names.check(statement.name(), ObjectKind.TABLE, statement.orReplace(), statement.ifNotExists())
                    .isPresent()) {
                return StatementHandler.done("table " + statement.name() + " exists", List.of());
            }
            CheckedOptions options = checkOptions(statement);
            Optional<PlannedQuery> query = statement
                    .query()
                    .map(text -> core.planner()
                            .planQuery(
                                    text, Planner.Mode.SNAPSHOT, core.catalog().snapshot(), sql));
            RelationDefinition definition = core.planner().define(withColumns(statement, query), sql);
            names.clear(statement.name());
            TableEntry entry = entry(statement, definition, options, sql);
            long rows = publish(entry, query, sql, parameters);
            String filled = query.isPresent() ? " with " + rows + " rows" : "";
            return StatementHandler.done("created table " + entry.name() + filled, List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    private CheckedOptions checkOptions(CreateTable statement) {
        ConnectorRegistry.connectorName(statement.options()).ifPresent(connector -> {
            throw Errors.at(
                    ErrorCode.NOT_SUPPORTED,
                    connector.span(),
                    "tables with a connector are not supported yet",
                    "CREATE STREAM s … WITH (connector = …), then CREATE TABLE " + statement.name()
                            + " AS SELECT * FROM s");
        });
        CheckedOptions options =
                core.connectors().check(OptionScope.MEMORY_TABLE, statement.options(), statement.span());
        statement.options().stream()
                .filter(option -> option.key().text().equalsIgnoreCase(CommonOptions.ON_CONFLICT))
                .filter(option -> statement.primaryKey().isEmpty()
                        && statement.columns().stream().noneMatch(ColumnDefinition::primaryKey))
                .findFirst()
                .ifPresent(option -> {
                    throw Errors.at(
                            ErrorCode.INVALID_OPTION,
                            option.key().span(),
                            "without a primary key rows never conflict",
                            "add PRIMARY KEY (…) to the columns");
                });
        return options;
    }

    private static CreateTable withColumns(CreateTable statement, Optional<PlannedQuery> query) {
        if (query.isEmpty() || !statement.columns().isEmpty()) {
            return statement;
        }
        RowType rowType = query.get().root().rowType();
        return new CreateTable(
                statement.name(),
                statement.orReplace(),
                statement.ifNotExists(),
                ColumnDefinitions.of(rowType, statement.name().span()),
                statement.primaryKey(),
                statement.checks(),
                statement.options(),
                statement.query(),
                statement.span());
    }

    private TableEntry entry(CreateTable statement, RelationDefinition definition, CheckedOptions options, String sql) {
        String name = statement.name().toString();
        Relation relation = new Relation(
                name,
                RelationKind.TABLE,
                definition.rowType(),
                ChangeMode.CHANGING,
                definition.key(),
                Optional.empty(),
                true,
                "");
        LiveTable table =
                new LiveTable(new TableSpec(name, definition.rowType(), definition.key(), false), core.allocator());
        boolean replaces = options.text(CommonOptions.ON_CONFLICT)
                .filter("replace"::equalsIgnoreCase)
                .isPresent();
        TableRules rules =
                new TableRules(definition.rules().defaults(), definition.rules().checks(), replaces);
        RelationFeed feed = new RelationFeed(name, definition.rowType(), table);
        PushIntake intake = new PushIntake(
                definition.rowType(),
                Optional.empty(),
                new TableGate(core, table, rules),
                new IdleTimer(Long.MAX_VALUE));
        String text = sql.substring(statement.span().start(), statement.span().end());
        return new TableEntry(text, relation, rules, feed, intake);
    }

    private long publish(TableEntry entry, Optional<PlannedQuery> query, String sql, Object... parameters) {
        return core.ticker().locked(pipeline -> {
            pipeline.add(entry.feed(), entry.intake());
            try {
                long rows = query.isEmpty() ? 0 : writer.fill(pipeline, entry, query.get(), sql, parameters);
                core.catalog().put(entry);
                return rows;
            } catch (RuntimeException error) {
                pipeline.remove(entry.feed());
                throw error;
            }
        });
    }
}
