package io.sluice;

import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.type.Field;
import java.util.List;

/**
 * A relation, for tools.
 *
 * @param schema {@code main} or {@code sys}
 * @param key positions of the primary key columns; empty when there is none
 * @param sql the statement that made it; empty for system tables
 */
public record RelationInfo(
        String schema, String name, RelationKind kind, List<Field> columns, List<Integer> key, String sql) {}
