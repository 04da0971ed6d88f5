package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
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
        if (planner.factory().continuous()) {
            throw planner.problems()
                    .notSupported(
                            null,
                            "ORDER BY and LIMIT are not supported in a standing query yet",
                            "order the SELECT that reads the view");
        }
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            boolean descending = collation.direction.isDescending();
            boolean nullsFirst = collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                    ? descending
                    : collation.nullDirection == RelFieldCollation.NullDirection.FIRST;
            Nested.refuse(input.rowType().field(collation.getFieldIndex()), "ORDER BY", null, planner.problems());
            keys.add(new SortKey(collation.getFieldIndex(), descending, nullsFirst));
        }
        return planner.factory()
                .sort(input, keys, count(sort.offset, input, planner), count(sort.fetch, input, planner));
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
