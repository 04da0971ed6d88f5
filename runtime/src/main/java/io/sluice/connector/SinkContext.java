package io.sluice.connector;

import io.sluice.planner.type.RowType;
import java.util.List;

/**
 * What a sink is made from.
 *
 * @param name of the sink, for messages
 * @param rowType the columns it gets
 * @param key columns that identify a row; empty when none do
 * @param appendOnly no row is ever taken back
 */
public record SinkContext(
        String name, RowType rowType, List<Integer> key, boolean appendOnly, ConnectorOptions options) {}
