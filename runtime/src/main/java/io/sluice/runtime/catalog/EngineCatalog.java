package io.sluice.runtime.catalog;

import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Map;

/** The engine's objects. Reading is lock-free and thread-safe; changes come from one statement at a time. */
public final class EngineCatalog {
    private volatile CatalogSnapshot current = new CatalogSnapshot(0, Map.of(), Map.of());

    public CatalogSnapshot snapshot() {
        return current;
    }

    /** Adds an object, or puts it in the place of the one of the same name. */
    public synchronized void put(CatalogEntry entry) {
        current = current.with(entry);
    }

    /** Adds a function, or puts it in the place of the one of the same name. */
    public synchronized void put(FunctionEntry entry) {
        current = current.with(entry);
    }

    public synchronized void removeFunction(String name) {
        current = current.withoutFunction(name);
    }

    public synchronized void remove(String name) {
        current = current.without(name);
    }

    /** The object of this name; RELATION_NOT_FOUND at the name, with a suggestion, when there is none. */
    public CatalogEntry require(QualifiedName name) {
        CatalogSnapshot snapshot = current;
        return snapshot.entry(name.toString()).orElseThrow(() -> {
            List<String> known =
                    snapshot.entries().stream().map(CatalogEntry::name).toList();
            return new SluiceException(
                    Diagnostic.of(
                                    ErrorCode.RELATION_NOT_FOUND,
                                    name.span(),
                                    "no stream, table, view or sink is named \"" + name + "\"")
                            .withHint(NameSuggester.hint(name.toString(), known)),
                    "");
        });
    }
}
