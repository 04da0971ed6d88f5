package io.sluice.runtime.system;

import io.sluice.runtime.catalog.SystemTable;
import java.util.List;

/** A system table's name and documentation; what is left to each is its rows. */
abstract class DocumentedTable implements SystemTable {
    private final String name;
    private final String description;
    private final List<Column> columns;

    DocumentedTable(String name, String description, Column... columns) {
        this.name = name;
        this.description = description;
        this.columns = List.of(columns);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final List<Column> columns() {
        return columns;
    }
}
