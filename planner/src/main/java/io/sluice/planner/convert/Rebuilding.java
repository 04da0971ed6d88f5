package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.KeyedFunctionNode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanVisitor;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.plan.WorkTableNode;
import java.util.List;

/** Makes a node anew over other inputs of the same row types. A node without inputs stays what it is. */
final class Rebuilding implements PlanVisitor<PlanNode> {
    private final PlanFactory factory;
    private final List<PlanNode> inputs;

    Rebuilding(PlanFactory factory, List<PlanNode> inputs) {
        this.factory = factory;
        this.inputs = inputs;
    }

    private PlanNode input() {
        return inputs.get(0);
    }

    private PlanNode right() {
        return inputs.get(1);
    }

    @Override
    public PlanNode visitScan(ScanNode node) {
        return node;
    }

    @Override
    public PlanNode visitValues(ValuesNode node) {
        return node;
    }

    @Override
    public PlanNode visitWorkTable(WorkTableNode node) {
        return node;
    }

    @Override
    public PlanNode visitFilter(FilterNode node) {
        return factory.filter(input(), node.predicate());
    }

    @Override
    public PlanNode visitProject(ProjectNode node) {
        return factory.project(input(), node.expressions(), node.rowType().names());
    }

    @Override
    public PlanNode visitWindow(WindowNode node) {
        return factory.window(input(), node.window(), node.timeColumn());
    }

    @Override
    public PlanNode visitSession(SessionNode node) {
        return factory.session(input(), node.timeColumn(), node.partitionKeys(), node.gap(), node.grace());
    }

    @Override
    public PlanNode visitWindowTimeout(WindowTimeoutNode node) {
        return WindowTimeouts.node(input(), node);
    }

    @Override
    public PlanNode visitCountWindow(CountWindowNode node) {
        return CountWindowConverter.node(input(), node.partitionKeys(), node.size(), node.slide(), factory);
    }

    @Override
    public PlanNode visitKeyedFunction(KeyedFunctionNode node) {
        return KeyedFunctionConverter.node(input(), node.keys(), node.function());
    }

    @Override
    public PlanNode visitAggregate(AggregateNode node) {
        return factory.aggregate(input(), node.groupKeys(), node.calls(), node.emit());
    }

    @Override
    public PlanNode visitGroupingSets(GroupingSetsNode node) {
        return GroupingSets.over(factory, node, input(), node.sets().get(0).emit());
    }

    @Override
    public PlanNode visitUnion(UnionNode node) {
        return factory.union(inputs, node.rowType());
    }

    @Override
    public PlanNode visitSetOp(SetOpNode node) {
        return factory.setOp(inputs, node.kind(), node.all(), node.rowType());
    }

    @Override
    public PlanNode visitRecursive(RecursiveNode node) {
        return factory.recursive(input(), right(), node.id(), node.distinct());
    }

    @Override
    public PlanNode visitTemporalFilter(TemporalFilterNode node) {
        return factory.temporalFilter(input(), node.from(), node.until());
    }

    @Override
    public PlanNode visitMatch(MatchNode node) {
        return factory.match(node.over(input()), node.rowType());
    }

    @Override
    public PlanNode visitSort(SortNode node) {
        return factory.sort(input(), node.keys(), node.offset(), node.limit());
    }

    @Override
    public PlanNode visitTopN(TopNNode node) {
        return factory.topN(input(), node);
    }

    @Override
    public PlanNode visitOver(OverNode node) {
        return factory.over(input(), node.partitionKeys(), node.order(), node.calls());
    }

    @Override
    public PlanNode visitJoin(JoinNode node) {
        return factory.join(input(), right(), node.kind(), node.keys(), node.residual(), JoinTimes.graceOf(node));
    }

    @Override
    public PlanNode visitTemporalJoin(TemporalJoinNode node) {
        return factory.temporalJoin(
                input(), right(), node.kind(), node.keys(), node.residual(), node.leftTime(), node.rightTime());
    }

    @Override
    public PlanNode visitAsOfJoin(AsOfJoinNode node) {
        return factory.asOfJoin(
                input(), right(), node.kind(), node.keys(), node.leftOrder(), node.comparison(), node.rightOrder());
    }

    @Override
    public PlanNode visitUnnest(UnnestNode node) {
        List<String> names = node.rowType().names();
        return factory.unnest(
                input(),
                node.columns(),
                node.collection(),
                names.subList(node.columns().size(), names.size()),
                node.ordinality(),
                node.outer());
    }
}
