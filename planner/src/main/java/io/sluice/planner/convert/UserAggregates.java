package io.sluice.planner.convert;

import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Calls of an application's aggregates. */
final class UserAggregates {
    private UserAggregates() {}

    /** @param fields the columns that the call reads */
    static AggregateCall call(
            org.apache.calcite.rel.core.AggregateCall call,
            UserFunction function,
            String name,
            IntFunction<Field> fields,
            Problems problems) {
        List<SqlType> types =
                call.getArgList().stream().map(arg -> fields.apply(arg).type()).toList();
        UserFunction.Overload overload = function.find(types).orElseThrow();
        UserAggregate aggregate = overload.aggregate().bind(types);
        return new AggregateCall(
                AggregateFunction.USER,
                call.getArgList(),
                call.isDistinct(),
                call.filterArg,
                List.of(),
                List.of(),
                false,
                Optional.of(aggregate),
                overload.result(),
                name,
                problems.span(call.getParserPosition()));
    }

    /** Refuses an aggregate of the application that cannot take rows back. */
    static void checkRetracts(AggregateCall call, Problems problems) {
        if (call.user().filter(user -> !user.retracts()).isPresent()) {
            throw problems.error(
                    ErrorCode.NOT_SUPPORTED,
                    call.span(),
                    call.user().get().name() + " cannot take rows back, and those it reads here change",
                    "give its class a method retract with the parameters of accumulate");
        }
    }
}
