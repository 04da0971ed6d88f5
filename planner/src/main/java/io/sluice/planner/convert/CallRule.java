package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import org.apache.calcite.rex.RexCall;

/** Turns calls of one operator into native operations. */
@FunctionalInterface
interface CallRule {
    /** @return null to leave this call to the long tail */
    Expr convert(RexCall call, ExprConverter converter);
}
