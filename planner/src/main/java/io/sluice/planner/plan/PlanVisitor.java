package io.sluice.planner.plan;

/** One method a node, none with a default: a new node does not compile until everybody handles it. */
public interface PlanVisitor<R> {
    R visitScan(ScanNode node);

    R visitValues(ValuesNode node);

    R visitFilter(FilterNode node);

    R visitProject(ProjectNode node);

    R visitWindow(WindowNode node);

    R visitAggregate(AggregateNode node);

    R visitGroupingSets(GroupingSetsNode node);

    R visitUnion(UnionNode node);

    R visitSort(SortNode node);

    R visitUnnest(UnnestNode node);

    R visitJoin(JoinNode node);

    R visitTemporalJoin(TemporalJoinNode node);

    R visitAsOfJoin(AsOfJoinNode node);

    R visitTopN(TopNNode node);

    R visitOver(OverNode node);

    R visitSession(SessionNode node);

    R visitWindowTimeout(WindowTimeoutNode node);

    R visitCountWindow(CountWindowNode node);

    R visitSetOp(SetOpNode node);

    R visitRecursive(RecursiveNode node);

    R visitWorkTable(WorkTableNode node);

    R visitTemporalFilter(TemporalFilterNode node);

    R visitKeyedFunction(KeyedFunctionNode node);

    R visitMatch(MatchNode node);
}
