package io.sluice.planner.convert;

import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.WindowCall;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;

/** TUMBLE and HOP. In a standing query the time column must carry the watermark, or windows would never close. */
final class WindowConverter {
    private WindowConverter() {}

    static PlanNode convert(TableFunctionScan scan, PhysicalPlanner planner) {
        RexCall call = (RexCall) scan.getCall();
        if (scan.getInputs().size() != 1) {
            throw new IllegalStateException("a window over " + scan.getInputs().size() + " inputs");
        }
        PlanNode input = planner.convert(scan.getInput(0));
        int time = ((RexInputRef) ((RexCall) call.operands.get(WindowCall.TIME - 1)).operands.get(0)).getIndex();
        if (planner.factory().continuous()) {
            checkEventTime(input, time, call, planner.problems());
        }
        Duration size = duration(call, WindowCall.SIZE);
        boolean hop = call.getOperator().getName().equals(WindowCall.Kind.HOP.name());
        WindowSpec spec = new WindowSpec(
                hop ? WindowSpec.Kind.HOP : WindowSpec.Kind.TUMBLE,
                size,
                hop ? duration(call, WindowCall.SLIDE) : size,
                duration(call, WindowCall.OFFSET),
                duration(call, WindowCall.GRACE));
        return planner.factory().window(input, spec, time);
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

    /** The stock convertlet drops the table operand, hence the shift by one. */
    private static Duration duration(RexCall call, int operand) {
        BigDecimal nanos = ((RexLiteral) call.operands.get(operand - 1)).getValueAs(BigDecimal.class);
        return Duration.ofNanos(nanos.longValueExact());
    }
}
