package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code ON CONFLICT [(key)] DO NOTHING | DO UPDATE SET column = expression, … [WHERE …]}.
 *
 * @param key columns that must be the primary key; empty when none are named
 * @param columns that DO UPDATE sets
 * @param newValues {@code SELECT expression, … FROM target WHERE …}, where {@code excluded} stands for the row that was to be inserted; empty
 *     for DO NOTHING. Its parameters count on from those of the INSERT's source.
 */
public record OnConflict(List<Identifier> key, List<Identifier> columns, Optional<Query> newValues, SourceSpan span) {
    public OnConflict {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
