package io.sluice.runtime.compile;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.recursion.Loop;
import io.sluice.runtime.recursion.RecursiveOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes an operator of a recursion. What its step reads besides its own rows stays in the dataflow around it and comes in as further
 * inputs; the rest of the step is a dataflow of its own, run again and again within a tick.
 */
final class RecursionCompiler {
    private RecursionCompiler() {}

    static Stream compile(RecursiveNode node, OperatorCompiler outer) {
        List<PlanNode> others = new ArrayList<>();
        List<PlanNode> own = new ArrayList<>();
        split(node.step(), node.id(), others, own);
        List<Stream> inputs = new ArrayList<>();
        inputs.add(outer.stream(node.seed()));
        others.forEach(other -> inputs.add(outer.stream(other)));
        Supplier<Loop> loops = () -> loop(node, outer, others, own);
        boolean changing = node.traits().changes() == ChangeMode.CHANGING;
        Operator operator = new RecursiveOperator(
                node.rowType(),
                node.distinct(),
                changing,
                addingTakesBack(node.step(), node.id()),
                others.size(),
                loops,
                outer.context());
        return outer.builder().step("Recursive", operator, inputs);
    }

    private static Loop loop(RecursiveNode node, OperatorCompiler outer, List<PlanNode> others, List<PlanNode> own) {
        OperatorCompiler inner = outer.inner();
        own.forEach(work -> inner.readFromPort(work, Loop.OWN_ROWS));
        for (int i = 0; i < others.size(); i++) {
            inner.readFromPort(others.get(i), Loop.nameOfInput(i));
        }
        return new Loop(inner.compile(node.step()));
    }

    /** Finds the largest parts of the step that do not read its own rows, and where it does read them. */
    private static void split(PlanNode node, int id, List<PlanNode> others, List<PlanNode> own) {
        if (node instanceof WorkTableNode work && work.id() == id) {
            own.add(node);
        } else if (!reads(node, id)) {
            others.add(node);
        } else {
            node.inputs().forEach(input -> split(input, id, others, own));
        }
    }

    private static boolean addingTakesBack(PlanNode node, int id) {
        boolean here = node instanceof JoinNode join && join.kind() != JoinKind.INNER && join.kind() != JoinKind.SEMI;
        return reads(node, id) && (here || node.inputs().stream().anyMatch(input -> addingTakesBack(input, id)));
    }

    private static boolean reads(PlanNode node, int id) {
        return node instanceof WorkTableNode work && work.id() == id
                || node.inputs().stream().anyMatch(input -> reads(input, id));
    }
}
