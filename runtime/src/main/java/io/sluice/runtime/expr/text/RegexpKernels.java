package io.sluice.runtime.expr.text;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.expr.kernel.Kernel;

/** Chooses the kernel of a search for a constant regular expression. */
public final class RegexpKernels {
    private RegexpKernels() {}

    /** @param call with literals where {@link ScalarOp} wants them, which the planner has checked */
    public static Kernel of(Call call) {
        boolean extracts = call.op() == ScalarOp.REGEXP_EXTRACT;
        String pattern = (String) value(call, 1);
        TextSearch search = new TextSearch(pattern, (String) value(call, extracts ? 3 : 2));
        return extracts
                ? new RegexpExtract(call.type(), search, ((Long) value(call, 2)).intValue())
                : new RegexpMatches(search);
    }

    private static Object value(Call call, int argument) {
        return ((Literal) call.args().get(argument)).value();
    }
}
