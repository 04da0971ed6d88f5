package io.sluice.runtime.catalog;

import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.function.UserFunction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalog at one moment. Immutable and thread-safe. */
public final class CatalogSnapshot implements Catalog {
    private final long version;
    private final Map<String, CatalogEntry> entries;
    private final Map<String, FunctionEntry> functions;

    CatalogSnapshot(long version, Map<String, CatalogEntry> entries, Map<String, FunctionEntry> functions) {
        this.version = version;
        this.entries = new LinkedHashMap<>(entries);
        this.functions = new TreeMap<>(functions);
    }

    /** Grows with each change, so that a plan can tell whether it is still right. */
    public long version() {
        return version;
    }

    /** An object by its dotted name, ignoring case. */
    public Optional<CatalogEntry> entry(String name) {
        return Optional.ofNullable(entries.get(key(name)));
    }

    /** All objects, oldest first. */
    public List<CatalogEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The objects that read this one directly, oldest first. */
    public List<CatalogEntry> readersOf(String name) {
        return entries.values().stream()
                .filter(entry -> entry.reads().stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }

    @Override
    public Optional<Relation> find(String name) {
        return entry(name).flatMap(CatalogEntry::readAs);
    }

    @Override
    public Collection<Relation> relations() {
        return entries.values().stream()
                .flatMap(entry -> entry.readAs().stream())
                .toList();
    }

    @Override
    public TableRules rules(String table) {
        return entry(table)
                .filter(TableEntry.class::isInstance)
                .map(entry -> ((TableEntry) entry).rules())
                .orElse(TableRules.NONE);
    }

    @Override
    public Collection<UserFunction> functions() {
        return functions.values().stream().map(FunctionEntry::function).toList();
    }

    @Override
    public Optional<UserFunction> function(String name) {
        return Optional.ofNullable(functions.get(key(name))).map(FunctionEntry::function);
    }

    CatalogSnapshot with(FunctionEntry entry) {
        Map<String, FunctionEntry> next = new TreeMap<>(functions);
        next.put(key(entry.function().name()), entry);
        return new CatalogSnapshot(version + 1, entries, next);
    }

    CatalogSnapshot withoutFunction(String name) {
        Map<String, FunctionEntry> next = new TreeMap<>(functions);
        next.remove(key(name));
        return new CatalogSnapshot(version + 1, entries, next);
    }

    CatalogSnapshot with(CatalogEntry entry) {
        Map<String, CatalogEntry> next = new LinkedHashMap<>(entries);
        next.remove(key(entry.name()));
        next.put(key(entry.name()), entry);
        return new CatalogSnapshot(version + 1, next, functions);
    }

    CatalogSnapshot without(String name) {
        Map<String, CatalogEntry> next = new LinkedHashMap<>(entries);
        next.remove(key(name));
        return new CatalogSnapshot(version + 1, next, functions);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
