package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;

/** ORDER BY, LIMIT and OFFSET. */
final class SortConverter {
    private SortConverter() {}

    static PlanNode convert(Sort sort, PhysicalPlanner planner) {
        PlanNode input = planner.convert(sort.getInput());
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            Nested.refuse(input.rowType().field(collation.getFieldIndex()), "ORDER BY", null, planner.problems());
            keys.add(key(collation.getFieldIndex(), collation.direction, collation.nullDirection));
        }
        Optional<Expr> offset = count(sort.offset, input, planner);
        Optional<Expr> limit = count(sort.fetch, input, planner);
        return planner.factory().continuous()
                ? standing(input, keys, offset, limit, planner)
                : planner.factory().sort(input, keys, offset, limit);
    }

    /** A table has no order of its own: only which rows are in it can follow one. */
    private static PlanNode standing(
            PlanNode input, List<SortKey> keys, Optional<Expr> offset, Optional<Expr> limit, PhysicalPlanner planner) {
        if (offset.isEmpty() && limit.isEmpty()) {
            planner.problems()
                    .warn(
                            "ORDER BY without LIMIT has no effect in a standing query: its rows are kept in no order; order"
                                    + " the SELECT that reads it");
            return input;
        }
        TopNNode template = new TopNNode(
                input,
                List.of(),
                keys,
                TopNNode.Ranking.ROW_NUMBER,
                offset,
                limit,
                false,
                Optional.empty(),
                input.traits());
        return planner.factory().topN(input, template);
    }

    static SortKey key(
            int column, RelFieldCollation.Direction direction, RelFieldCollation.NullDirection nullDirection) {
        boolean descending = direction.isDescending();
        boolean nullsFirst = nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                ? descending
                : nullDirection == RelFieldCollation.NullDirection.FIRST;
        return new SortKey(column, descending, nullsFirst);
    }

    private static Optional<Expr> count(RexNode node, PlanNode input, PhysicalPlanner planner) {
        if (node == null) {
            return Optional.empty();
        }
        Expr count = planner.expressions(input.rowType()).convert(node);
        return Optional.of(
                count instanceof ParameterRef ? count : Coercion.cast(count, SqlType.bigint(), SourceSpan.NONE));
    }
}
