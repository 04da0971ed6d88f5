package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SystemEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import java.util.Locale;

/** {@code DROP kind [IF EXISTS] name [CASCADE]}. */
final class DropHandler implements StatementHandler<Drop> {
    private final EngineCore core;
    private final ObjectDropper dropper;
    private final FunctionHandler functions;

    DropHandler(EngineCore core, ObjectDropper dropper, FunctionHandler functions) {
        this.functions = functions;
        this.core = core;
        this.dropper = dropper;
    }

    @Override
    public StatementResult run(Drop drop, String sql, Object... parameters) {
        if (drop.kind() == ObjectKind.FUNCTION) {
            return functions.drop(drop);
        }
        if (drop.kind() == ObjectKind.QUERY) {
            throw Errors.at(
                    ErrorCode.NOT_SUPPORTED,
                    drop.span(),
                    "DROP " + drop.kind().sql() + " is not supported yet",
                    "views and sinks are dropped by name: DROP MATERIALIZED VIEW v");
        }
        core.ddl().lock();
        try {
            if (drop.ifExists()
                    && core.catalog().snapshot().entry(drop.name().toString()).isEmpty()) {
                return StatementHandler.done(
                        drop.kind().sql().toLowerCase(Locale.ROOT) + " " + drop.name() + " does not exist", List.of());
            }
            CatalogEntry entry = core.catalog().require(drop.name());
            checkKind(drop, entry);
            if (drop.cascade()) {
                dropper.dropReaders(entry);
            } else {
                dropper.checkUnused(entry, drop.name().span());
            }
            dropper.drop(entry);
            return StatementHandler.done(
                    "dropped " + entry.kind().sql().toLowerCase(Locale.ROOT) + " " + entry.name(), List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    private static void checkKind(Drop drop, CatalogEntry entry) {
        if (entry instanceof SystemEntry) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    drop.name().span(),
                    entry.name() + " is a table of the engine itself",
                    "tables of the schema sys cannot be dropped");
        }
        boolean plainForMaterialized = drop.kind() == ObjectKind.VIEW && entry.kind() == ObjectKind.MATERIALIZED_VIEW;
        if (entry.kind() != drop.kind() && !plainForMaterialized) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    drop.name().span(),
                    NewName.describe(entry) + " is not a " + drop.kind().sql().toLowerCase(Locale.ROOT),
                    NewName.dropping(entry));
        }
    }
}
