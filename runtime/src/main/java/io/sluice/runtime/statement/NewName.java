package io.sluice.runtime.statement;

import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.sql.ast.ObjectKind;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.Quotes;
import java.util.Locale;
import java.util.Optional;

/** Whether an object of a name may be made: the rules of OR REPLACE and IF NOT EXISTS. */
final class NewName {
    private final EngineCore core;
    private final ObjectDropper dropper;

    NewName(EngineCore core, ObjectDropper dropper) {
        this.core = core;
        this.dropper = dropper;
    }

    /**
     * Checks the name.
     *
     * @return the object that is there already and stays, because the statement says IF NOT EXISTS; empty when one is to be made
     */
    Optional<CatalogEntry> check(QualifiedName name, ObjectKind kind, boolean orReplace, boolean ifNotExists) {
        if (name.parts().size() > 1) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    name.span(),
                    "names of new objects have one part, not \"" + name + "\"",
                    "use \"" + name.last() + "\"");
        }
        Optional<CatalogEntry> existing = core.catalog().snapshot().entry(name.toString());
        if (existing.isEmpty()) {
            return existing;
        }
        CatalogEntry entry = existing.get();
        if (ifNotExists) {
            return existing;
        }
        if (!orReplace) {
            throw Errors.at(
                    ErrorCode.RELATION_EXISTS,
                    name.span(),
                    describe(entry) + " exists",
                    dropping(entry) + " first, or use CREATE OR REPLACE or IF NOT EXISTS");
        }
        if (entry.kind() != kind) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    name.span(),
                    describe(entry) + " cannot be replaced by a " + kind.sql().toLowerCase(Locale.ROOT),
                    dropping(entry) + " first");
        }
        dropper.checkUnused(entry, name.span());
        return Optional.empty();
    }

    /** Removes the object that OR REPLACE replaces, if there is one. */
    void clear(QualifiedName name) {
        core.catalog().snapshot().entry(name.toString()).ifPresent(dropper::drop);
    }

    static String describe(CatalogEntry entry) {
        return entry.kind().sql().toLowerCase(Locale.ROOT) + " \"" + entry.name() + "\"";
    }

    /** The statement that drops it. */
    static String dropping(CatalogEntry entry) {
        return "DROP " + entry.kind().sql() + " " + Quotes.name(entry.name());
    }
}
