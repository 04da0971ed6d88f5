package io.sluice.runtime.operator.over;

import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.Scratch;

/** Makes the function for a spec. */
final class WindowFunctions {
    private WindowFunctions() {}

    static WindowFunction create(FunctionSpec spec, OverSpec over, OperatorContext context, Scratch scratch) {
        return switch (spec.call().function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE ->
                new RankFunction(spec, context.allocator());
            case LAG, LEAD -> new OffsetFunction(spec, context.allocator());
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE ->
                new FrameValueFunction(spec, frames(spec, over, context), context.allocator());
            case AGGREGATE ->
                new AggregateFunctionOver(spec, frames(spec, over, context), over.input(), context, scratch);
        };
    }

    private static Frames frames(FunctionSpec spec, OverSpec over, OperatorContext context) {
        return new Frames(spec.frame(), over.order(), over.input(), context.allocator());
    }
}
