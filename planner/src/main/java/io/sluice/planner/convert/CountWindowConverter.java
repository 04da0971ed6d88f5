package io.sluice.planner.convert;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;

/** Windows that count rows. */
final class CountWindowConverter {
    private static final int SIZE = 0;
    private static final int SLIDE = 1;
    private static final int KEYS = 2;

    private CountWindowConverter() {}

    static boolean isCount(RexCall call) {
        return call.getOperator().getName().equals("COUNT_WINDOW");
    }

    static PlanNode convert(TableFunctionScan scan, PhysicalPlanner planner) {
        RexCall call = (RexCall) scan.getCall();
        PlanNode input = planner.convert(scan.getInput(0));
        if (input.traits().changes() == ChangeMode.CHANGING) {
            throw planner.problems()
                    .notSupported(
                            call.getParserPosition(),
                            "a window of rows counts arrivals, but rows that it reads may change or go again",
                            "read a stream, or use a window of time: WINDOW TUMBLING (SIZE 10 SECONDS)");
        }
        List<Integer> keys = new ArrayList<>();
        if (call.operands.size() > KEYS) {
            ((RexCall) call.operands.get(KEYS)).operands.forEach(key -> keys.add(((RexInputRef) key).getIndex()));
        }
        for (int key : keys) {
            Nested.refuse(input.rowType().field(key), "GROUP BY", call.getParserPosition(), planner.problems());
        }
        return node(input, keys, rows(call, SIZE), rows(call, SLIDE), planner.factory());
    }

    static CountWindowNode node(PlanNode input, List<Integer> keys, long size, long slide, PlanFactory factory) {
        SqlType count = SqlType.bigint().withNullable(false);
        RowType row = input.rowType().append(List.of(new Field("window_start", count), new Field("window_end", count)));
        PlanTraits in = input.traits();
        List<Integer> key = new ArrayList<>(in.key());
        if (size > slide && !key.isEmpty()) {
            key.add(input.rowType().size());
        }
        StateBound state = !factory.continuous()
                ? StateBound.NONE
                : keys.isEmpty()
                        ? StateBound.of(StateBound.Kind.CONSTANT)
                        : factory.finite(input)
                                ? StateBound.of(StateBound.Kind.KEYS)
                                : new StateBound(
                                        StateBound.Kind.UNBOUNDED,
                                        "one counter per key is kept for good; group by keys of which there are only so many");
        return new CountWindowNode(
                input,
                keys,
                size,
                slide,
                new PlanTraits(
                        row,
                        in.changes(),
                        key,
                        in.singleRow() && size == slide,
                        TimeColumns.eventTime(TimeColumns.of(input)),
                        state));
    }

    private static long rows(RexCall call, int operand) {
        return ((RexLiteral) call.operands.get(operand))
                .getValueAs(BigDecimal.class)
                .longValueExact();
    }
}
