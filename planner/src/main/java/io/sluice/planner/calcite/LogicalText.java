package io.sluice.planner.calcite;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** Calcite's plan for EXPLAIN LOGICAL. */
final class LogicalText {
    private LogicalText() {}

    static String of(RelNode plan) {
        return RelOptUtil.toString(plan, SqlExplainLevel.EXPPLAN_ATTRIBUTES)
                .replace("_UTF-8'", "'")
                .replace(":VARCHAR CHARACTER SET \"UTF-8\"", "")
                .replace(" CHARACTER SET \"UTF-8\"", "")
                .replaceAll(", rowType=\\[RecordType\\(.*\\)\\]\\)", ")")
                .stripTrailing();
    }
}
