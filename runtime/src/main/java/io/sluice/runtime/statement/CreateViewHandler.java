package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.NamedQueryEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code CREATE [MATERIALIZED] VIEW}; what follows is about the plain one, a query under a name. */
final class CreateViewHandler implements StatementHandler<CreateView> {
    private final EngineCore core;
    private final NewName names;
    private final Plans plans;
    private final MaterializedViews materialized;

    CreateViewHandler(EngineCore core, NewName names, Plans plans, MaterializedViews materialized) {
        this.core = core;
        this.names = names;
        this.plans = plans;
        this.materialized = materialized;
    }

    @Override
    public StatementResult run(CreateView statement, String sql, Object... parameters) {
        if (statement.materialized()) {
            return materialized.create(statement, sql);
        }
        core.ddl().lock();
        try {
            if (names.check(statement.name(), ObjectKind.VIEW, statement.orReplace(), statement.ifNotExists())
                    .isPresent()) {
                return StatementHandler.done("view " + statement.name() + " exists", List.of());
            }
            if (!statement.options().isEmpty()) {
                throw Errors.at(
                        ErrorCode.INVALID_OPTION,
                        statement.options().get(0).key().span(),
                        "a plain view takes no options",
                        "CREATE MATERIALIZED VIEW takes fill and on_error");
            }
            NamedQueryEntry entry = entry(statement, sql);
            names.clear(statement.name());
            core.catalog().put(entry);
            return StatementHandler.done("created view " + entry.name(), List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    private NamedQueryEntry entry(CreateView statement, String sql) {
        Plans.Definition definition = check(statement, sql);
        PlannedQuery plan = definition.plan();
        RowType rowType = Plans.columns(plan.root(), statement.columns(), statement.query());
        Relation relation = new Relation(
                statement.name().toString(),
                RelationKind.VIEW,
                rowType,
                ChangeMode.CHANGING,
                List.of(),
                Optional.empty(),
                true,
                text(statement));
        return new NamedQueryEntry(
                sql.substring(statement.span().start(), statement.span().end()), relation, definition.reads());
    }

    /** A view may stand for a snapshot or for changes; it is right if one of the two can be planned. */
    private Plans.Definition check(CreateView statement, String sql) {
        try {
            return plans.plan(statement.query(), Planner.Mode.CONTINUOUS, sql);
        } catch (SluiceException notStanding) {
            try {
                return plans.plan(statement.query(), Planner.Mode.SNAPSHOT, sql);
            } catch (SluiceException notSnapshot) {
                throw notStanding;
            }
        }
    }

    private static String text(CreateView statement) {
        String query = statement.query().text();
        if (statement.columns().isEmpty()) {
            return query;
        }
        String columns = statement.columns().stream()
                .map(column -> Names.quoted(column.text()))
                .collect(Collectors.joining(", "));
        return "SELECT * FROM (" + query + ") AS "
                + Names.quoted(statement.name().last().text()) + " (" + columns + ")";
    }
}
