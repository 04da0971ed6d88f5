package io.sluice.runtime.system;

import io.sluice.runtime.core.EngineCore;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.metrics}. */
final class MetricsTable extends DocumentedTable {
    private final EngineCore core;

    MetricsTable(EngineCore core) {
        super(
                "sys.metrics",
                "What the engine measures of itself.",
                Columns.text("name", "Name of the metric."),
                Columns.number("value", "Its value now."),
                Columns.text("unit", "What it counts."),
                Columns.text("description", "What it means."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            rows.add(List.of(metric.sqlName(), metric.value(core), metric.unit(), metric.description()));
        }
        return rows;
    }
}
