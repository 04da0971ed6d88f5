package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What {@link QueryCompiler} has found out about a query.
 *
 * @param parameters types of its {@code ?} by their place in the statement
 */
record CompiledQuery(
        PlanNode root,
        Map<Integer, SqlType> parameters,
        Map<String, Relation> relations,
        Supplier<String> logicalText) {}
