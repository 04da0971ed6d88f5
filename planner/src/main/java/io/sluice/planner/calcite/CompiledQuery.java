package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@link QueryCompiler} has found out about a query. */
record CompiledQuery(
        PlanNode root, List<SqlType> parameters, Map<String, Relation> relations, Supplier<String> logicalText) {}
