package io.sluice.planner.plan;

import io.sluice.planner.type.RowType;
import java.util.List;

/** A node of a physical plan: immutable data, no behaviour. */
public sealed interface PlanNode
        permits ScanNode,
                ValuesNode,
                FilterNode,
                ProjectNode,
                WindowNode,
                AggregateNode,
                GroupingSetsNode,
                UnionNode,
                SortNode,
                UnnestNode,
                JoinNode,
                TemporalJoinNode,
                AsOfJoinNode,
                TopNNode,
                OverNode,
                SessionNode,
                WindowTimeoutNode,
                CountWindowNode,
                SetOpNode,
                RecursiveNode,
                WorkTableNode,
                TemporalFilterNode,
                KeyedFunctionNode,
                MatchNode {
    PlanTraits traits();

    List<PlanNode> inputs();

    <R> R accept(PlanVisitor<R> visitor);

    default RowType rowType() {
        return traits().rowType();
    }
}
