package io.sluice.planner.convert;

import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.KeyedFunctionNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;

/** Keyed functions of the application: over rows that only come, in standing queries. */
final class KeyedFunctionConverter {
    private KeyedFunctionConverter() {}

    static PlanNode convert(TableFunctionScan scan, UserKeyed function, PhysicalPlanner planner) {
        RexCall call = (RexCall) scan.getCall();
        PlanNode input = planner.convert(scan.getInput(0));
        if (!planner.factory().continuous()) {
            throw planner.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            call.getParserPosition(),
                            function.name() + " keeps state from row to row, so it runs in standing queries only",
                            "CREATE MATERIALIZED VIEW over it and read that, or end the SELECT in EMIT CHANGES");
        }
        if (input.traits().changes() == ChangeMode.CHANGING) {
            throw planner.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            call.getParserPosition(),
                            function.name() + " cannot take rows back, and those it reads here change",
                            "let it read a stream, or a view that ends in EMIT FINAL");
        }
        // The stock convertlet drops the table operand.
        List<Integer> keys = call.operands.isEmpty()
                ? List.of()
                : ((RexCall) call.operands.get(0))
                        .operands.stream()
                                .map(column -> ((RexInputRef) column).getIndex())
                                .toList();
        for (int key : keys) {
            Nested.refuse(input.rowType().field(key), function.name(), call.getParserPosition(), planner.problems());
        }
        return node(input, keys, function);
    }

    static KeyedFunctionNode node(PlanNode input, List<Integer> keys, UserKeyed function) {
        PlanTraits traits = new PlanTraits(
                function.rowType(),
                ChangeMode.APPEND,
                List.of(),
                false,
                Optional.empty(),
                StateBound.of(StateBound.Kind.KEYS));
        return new KeyedFunctionNode(input, keys, function, traits);
    }
}
