package io.sluice.planner.convert;

import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.WindowCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;

/** Windows. In a standing query over a stream the time column must carry the watermark, or windows would never close. */
final class WindowConverter {
    private WindowConverter() {}

    static PlanNode convert(TableFunctionScan scan, PhysicalPlanner planner) {
        RexCall call = (RexCall) scan.getCall();
        if (scan.getInputs().size() != 1) {
            throw new IllegalStateException("a window over " + scan.getInputs().size() + " inputs");
        }
        PlanNode input = planner.convert(scan.getInput(0));
        int time = columns(call, WindowCall.TIME).get(0);
        if (planner.factory().continuous() && !planner.factory().finite(input)) {
            checkEventTime(input, time, call, planner.problems());
        }
        Duration size = duration(call, WindowCall.SIZE);
        Duration slide = duration(call, WindowCall.SLIDE);
        Duration offset = duration(call, WindowCall.OFFSET);
        Duration grace = duration(call, WindowCall.GRACE);
        return switch (WindowCall.Kind.valueOf(call.getOperator().getName())) {
            case TUMBLE ->
                planner.factory()
                        .window(input, new WindowSpec(WindowSpec.Kind.TUMBLE, size, size, offset, grace), time);
            case HOP ->
                planner.factory().window(input, new WindowSpec(WindowSpec.Kind.HOP, size, slide, offset, grace), time);
            case CUMULATE ->
                planner.factory()
                        .window(input, new WindowSpec(WindowSpec.Kind.CUMULATE, size, slide, offset, grace), time);
            case SESSION -> {
                List<Integer> keys =
                        call.operands.size() < WindowCall.KEYS ? List.of() : columns(call, WindowCall.KEYS);
                for (int key : keys) {
                    Nested.refuse(input.rowType().field(key), "SESSION", call.getParserPosition(), planner.problems());
                }
                yield planner.factory().session(input, time, keys, size, grace);
            }
        };
    }

    /** The columns of a descriptor. The stock convertlet drops the table operand, hence the shift by one. */
    private static List<Integer> columns(RexCall call, int operand) {
        return ((RexCall) call.operands.get(operand - 1))
                .operands.stream()
                        .map(column -> ((RexInputRef) column).getIndex())
                        .toList();
    }

    private static void checkEventTime(PlanNode input, int time, RexCall call, Problems problems) {
        boolean follows = TimeColumns.of(input).stream().anyMatch(t -> t.column() == time);
        if (follows) {
            return;
        }
        String name = input.rowType().name(time);
        String hint = input.traits()
                .eventTime()
                .map(EventTime::column)
                .map(column -> "use " + input.rowType().name(column) + ", which carries the watermark")
                .orElse("declare it on the stream: WATERMARK FOR " + name + " AS " + name + " - INTERVAL '5' SECOND");
        throw problems.error(
                ErrorCode.MISSING_WATERMARK,
                call.getParserPosition(),
                "a window in a standing query needs a time column with a watermark; \"" + name + "\" has none here",
                hint);
    }

    private static Duration duration(RexCall call, int operand) {
        BigDecimal nanos = ((RexLiteral) call.operands.get(operand - 1)).getValueAs(BigDecimal.class);
        return Duration.ofNanos(nanos.longValueExact());
    }
}
