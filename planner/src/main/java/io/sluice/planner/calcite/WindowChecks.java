package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.WindowCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** Whether a window makes sense and runs. */
final class WindowChecks {
    private WindowChecks() {}

    static void check(WindowCall window, SqlCall call, Problems problems) {
        switch (window.kind()) {
            case SESSION ->
                throw problems.notSupported(
                        window.position(),
                        "SESSION windows are not supported yet",
                        "use a tumbling window: WINDOW TUMBLING (SIZE 30 MINUTES)");
            case CUMULATE ->
                throw problems.notSupported(
                        window.position(),
                        "CUMULATE windows are not supported yet",
                        "use a tumbling window with EMIT CHANGES, whose rows grow until it closes");
            default -> {
                // TUMBLE and HOP run.
            }
        }
        if (window.countsRows()) {
            throw problems.notSupported(
                    window.position(),
                    "windows that count rows are not supported yet",
                    "use a window of time: WINDOW TUMBLING (SIZE 10 SECONDS)");
        }
        if (window.size().isZero() || window.size().isNegative()) {
            throw invalid(problems, call.operand(WindowCall.SIZE), "the size of a window must be positive");
        }
        if (window.grace().isNegative()) {
            throw invalid(problems, call.operand(WindowCall.GRACE), "the grace period must not be negative");
        }
        if (window.kind() == WindowCall.Kind.HOP) {
            if (window.slide().isZero() || window.slide().isNegative()) {
                throw invalid(problems, call.operand(WindowCall.SLIDE), "the slide of a window must be positive");
            }
            if (window.slide().compareTo(window.size()) > 0) {
                throw problems.error(
                        ErrorCode.INVALID_WINDOW,
                        call.operand(WindowCall.SLIDE).getParserPosition(),
                        "the slide is longer than the size: rows between two windows would belong to none",
                        "HOP takes the slide first, then the size: HOP(TABLE t, DESCRIPTOR(time), slide, size)");
            }
        }
    }

    private static RuntimeException invalid(Problems problems, SqlNode where, String message) {
        return problems.error(ErrorCode.INVALID_WINDOW, where.getParserPosition(), message, "");
    }
}
