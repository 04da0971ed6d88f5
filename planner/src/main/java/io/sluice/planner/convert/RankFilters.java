package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Filters above window functions: a bound on ROW_NUMBER, RANK or DENSE_RANK makes a Top-N, which needs not know the rows behind; conditions
 * on partition keys leave out whole partitions, so they go below.
 */
final class RankFilters {
    private final PlanFactory factory;

    RankFilters(PlanFactory factory) {
        this.factory = factory;
    }

    PlanNode apply(PlanNode node) {
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        PlanNode rebuilt = inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
        if (!(rebuilt instanceof FilterNode filter)) {
            return rebuilt;
        }
        if (filter.input() instanceof OverNode over) {
            return rewrite(filter, over, Optional.empty());
        }
        return filter.input() instanceof ProjectNode project && project.input() instanceof OverNode over
                ? rewrite(filter, over, Optional.of(project))
                : rebuilt;
    }

    private PlanNode rewrite(FilterNode filter, OverNode over, Optional<ProjectNode> project) {
        int rank = over.input().rowType().size();
        boolean ranks = over.calls().size() == 1
                && Ranking.ranking(over.calls().get(0).function()).isPresent();
        RankBounds bounds = new RankBounds(rank);
        List<Expr> below = new ArrayList<>();
        List<Expr> above = new ArrayList<>();
        List<Expr> bounding = new ArrayList<>();
        for (Expr part : ExprRewriter.conjuncts(filter.predicate())) {
            Expr inner =
                    project.map(p -> ExprRewriter.inline(part, p.expressions())).orElse(part);
            if (readsOnly(inner, over.partitionKeys())) {
                below.add(inner);
            } else if (ranks && bounds.take(inner)) {
                bounding.add(part);
            } else {
                above.add(part);
            }
        }
        if (!bounds.limits()) {
            above.addAll(bounding);
        }
        PlanNode input = below.isEmpty() ? over.input() : apply(factory.filter(over.input(), all(below)));
        PlanNode ranked = bounds.limits() ? topN(input, over, bounds) : factory.withInputs(over, List.of(input));
        PlanNode projected =
                project.map(p -> factory.withInputs(p, List.of(ranked))).orElse(ranked);
        return above.isEmpty() ? projected : factory.filter(projected, all(above));
    }

    private PlanNode topN(PlanNode input, OverNode over, RankBounds bounds) {
        return factory.topN(
                input,
                new TopNNode(
                        input,
                        over.partitionKeys(),
                        over.order(),
                        Ranking.ranking(over.calls().get(0).function()).orElseThrow(),
                        bounds.offset(),
                        Optional.of(bounds.limit()),
                        true,
                        Optional.empty(),
                        over.traits()));
    }

    private static boolean readsOnly(Expr expr, List<Integer> columns) {
        BitSet read = new BitSet();
        ExprRewriter.columnsOf(expr, read);
        return !read.isEmpty() && read.stream().allMatch(columns::contains);
    }

    private static Expr all(List<Expr> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new Call(ScalarOp.AND, parts, SqlType.of(TypeKind.BOOLEAN), SourceSpan.NONE);
    }
}
