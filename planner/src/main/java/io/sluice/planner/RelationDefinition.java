package io.sluice.planner;

import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.type.RowType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checked columns of a CREATE STREAM or CREATE TABLE.
 *
 * @param key primary key columns
 * @param rules defaults and checks of a table
 * @param watermark event-time column and how far the watermark stays behind the largest value seen
 */
public record RelationDefinition(RowType rowType, List<Integer> key, TableRules rules, Optional<Watermark> watermark) {
    /** {@code WATERMARK FOR column AS column - delay}. */
    public record Watermark(int column, Duration delay) {}

    public RelationDefinition {
        key = List.copyOf(key);
    }
}
