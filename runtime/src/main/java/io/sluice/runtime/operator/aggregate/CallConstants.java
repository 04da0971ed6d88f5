package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Reads the constant arguments of a call, which the planner has checked. */
final class CallConstants {
    private CallConstants() {}

    static BigDecimal number(AggregateCall call, int index) {
        Object value = call.constants().get(index).value();
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    /** The constant's text in UTF-8, or that of the default when the call has none there. */
    static byte[] text(AggregateCall call, int index, String byDefault) {
        String text = index < call.constants().size()
                ? (String) call.constants().get(index).value()
                : byDefault;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
