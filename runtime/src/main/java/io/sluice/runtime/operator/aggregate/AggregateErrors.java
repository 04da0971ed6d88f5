package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;

/** The ways in which an aggregate can fail. */
final class AggregateErrors {
    private AggregateErrors() {}

    static SluiceException overflow(AggregateCall call) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.NUMERIC_OVERFLOW, call.span(), call.function() + " does not fit " + call.type())
                        .withHint("cast the argument to DECIMAL(38, 0) or DOUBLE, which have room for larger sums"),
                "");
    }

    static SluiceException decimalOverflow(AggregateCall call) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.NUMERIC_OVERFLOW, call.span(), call.function() + " does not fit " + call.type())
                        .withHint("cast the argument to a DECIMAL of smaller scale, or to DOUBLE"),
                "");
    }

    static SluiceException moreThanOneRow(AggregateCall call) {
        return new SluiceException(
                Diagnostic.of(
                                ErrorCode.CARDINALITY_VIOLATION,
                                call.span(),
                                "a subquery used as a value gave more than one row")
                        .withHint("add LIMIT 1 or an aggregate such as MAX to the subquery"),
                "");
    }

    static SluiceException negativeCount() {
        return new SluiceException(
                ErrorCode.INTERNAL_ERROR, "an aggregate was asked to take back a row that it never got");
    }
}
