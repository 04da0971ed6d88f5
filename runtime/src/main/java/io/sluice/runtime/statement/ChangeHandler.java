package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.PlannedChange;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.catalog.TableEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.Replanning;
import io.sluice.runtime.core.TableWriter;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Optional;

/** INSERT, UPDATE, DELETE and MERGE. */
final class ChangeHandler {
    private final EngineCore core;
    private final TableWriter writer;

    ChangeHandler(EngineCore core, TableWriter writer) {
        this.core = core;
        this.writer = writer;
    }

    /** What a statement changes, planned for one state of the catalog. */
    record Planned(PlannedChange change, CatalogSnapshot catalog) {}

    StatementResult insert(Insert insert, String sql, Object... parameters) {
        return run(insert, sql, parameters);
    }

    StatementResult update(Update update, String sql, Object... parameters) {
        return run(update, sql, parameters);
    }

    StatementResult merge(Merge merge, String sql, Object... parameters) {
        return run(merge, sql, parameters);
    }

    StatementResult delete(Delete delete, String sql, Object... parameters) {
        return run(delete, sql, parameters);
    }

    /** Plans one of them for the newest catalog. */
    Planned plan(Statement statement, String sql) {
        CatalogSnapshot catalog = core.catalog().snapshot();
        if (statement instanceof Insert insert) {
            checkTarget(insert.target(), true);
            return new Planned(core.planner().planInsert(insert, catalog, sql), catalog);
        }
        if (statement instanceof Update update) {
            checkTarget(update.target(), false);
            return new Planned(core.planner().planUpdate(update, catalog, sql), catalog);
        }
        if (statement instanceof Merge merge) {
            checkTarget(merge.target(), false);
            return new Planned(core.planner().planMerge(merge, catalog, sql), catalog);
        }
        Delete delete = (Delete) statement;
        checkTarget(delete.target(), false);
        return new Planned(core.planner().planDelete(delete, catalog, sql), catalog);
    }

    StatementResult execute(Planned planned, String sql, Object... parameters) {
        long count = writer.write(planned.change(), planned.catalog(), sql, parameters);
        String verb = switch (planned.change().kind()) {
            case INSERT -> "inserted ";
            case UPDATE -> "updated ";
            case DELETE -> "deleted ";
            case MERGE -> "merged ";
        };
        return new StatementResult(Optional.empty(), count, verb + count + (count == 1 ? " row" : " rows"), List.of());
    }

    private StatementResult run(Statement statement, String sql, Object... parameters) {
        try {
            return Replanning.run(() -> execute(plan(statement, sql), sql, parameters));
        } catch (SluiceException e) {
            // What storing the rows found wrong knows no place: the statement that gave them is it.
            Diagnostic found = e.diagnostic();
            boolean placed = found.span().isKnown() || found.code().kind() != ErrorCode.Kind.USER;
            throw placed ? e : new SluiceException(found.at(statement.span()), sql, e);
        }
    }

    private void checkTarget(QualifiedName target, boolean insert) {
        CatalogEntry entry = core.catalog().require(target);
        if (entry instanceof TableEntry) {
            return;
        }
        if (!(entry instanceof StreamEntry stream)) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    target.span(),
                    NewName.describe(entry) + " cannot be changed by statements",
                    "change the tables and streams it reads");
        }
        if (!insert) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    target.span(),
                    NewName.describe(entry) + " is append-only",
                    "use CREATE TABLE for rows that UPDATE and DELETE change");
        }
        if (stream.connector().isPresent()) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    target.span(),
                    NewName.describe(entry) + " is filled by connector \""
                            + stream.connector().get().factory().name() + "\"",
                    "make a stream without connector to INSERT into, and a view with UNION ALL over both");
        }
    }
}
