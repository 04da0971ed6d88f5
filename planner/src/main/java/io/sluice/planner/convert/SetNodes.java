package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Nodes that put whole results together: set operations and recursion. */
final class SetNodes {
    private SetNodes() {}

    static UnionNode union(List<PlanNode> inputs, RowType rowType) {
        boolean append = inputs.stream().allMatch(i -> i.traits().changes() == ChangeMode.APPEND);
        return new UnionNode(
                inputs,
                new PlanTraits(
                        rowType,
                        append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                        List.of(),
                        false,
                        TimeColumns.eventTime(TimeColumns.union(inputs)),
                        StateBound.NONE));
    }

    static SetOpNode setOp(
            List<PlanNode> inputs,
            SetOpNode.Kind kind,
            boolean all,
            RowType rowType,
            boolean continuous,
            Map<String, Relation> relations) {
        boolean append = !continuous
                || kind == SetOpNode.Kind.INTERSECT
                        && inputs.stream().allMatch(i -> i.traits().changes() == ChangeMode.APPEND);
        List<Integer> key =
                all ? List.of() : IntStream.range(0, rowType.size()).boxed().toList();
        return new SetOpNode(
                inputs,
                kind,
                all,
                new PlanTraits(
                        rowType,
                        append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                        key,
                        false,
                        Optional.empty(),
                        continuous ? StateBounds.ofRows(inputs, relations) : StateBound.NONE));
    }

    static WorkTableNode workTable(int id, RowType rowType, ChangeMode changes) {
        return new WorkTableNode(
                id, new PlanTraits(rowType, changes, List.of(), false, Optional.empty(), StateBound.NONE));
    }

    static RecursiveNode recursive(
            PlanNode seed,
            PlanNode step,
            int id,
            boolean distinct,
            boolean continuous,
            Map<String, Relation> relations) {
        boolean append =
                seed.traits().changes() == ChangeMode.APPEND && step.traits().changes() == ChangeMode.APPEND;
        RowType rowType = seed.rowType();
        List<Integer> key =
                distinct ? IntStream.range(0, rowType.size()).boxed().toList() : List.of();
        PlanTraits traits = new PlanTraits(
                rowType,
                append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                key,
                false,
                Optional.empty(),
                continuous ? StateBounds.ofRows(List.of(seed, step), relations) : StateBound.NONE);
        return new RecursiveNode(seed, step, id, distinct, traits);
    }
}
