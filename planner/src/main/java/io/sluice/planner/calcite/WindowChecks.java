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
        if (window.countsRows()) {
            checkRows(window, problems);
            return;
        }
        if (window.size().isZero() || window.size().isNegative()) {
            throw invalid(problems, call.operand(WindowCall.SIZE), "the size of a window must be positive");
        }
        if (window.grace().isNegative()) {
            throw invalid(problems, call.operand(WindowCall.GRACE), "the grace period must not be negative");
        }
        if (window.kind() == WindowCall.Kind.CUMULATE) {
            checkSteps(window, call, problems);
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

    private static void checkRows(WindowCall window, Problems problems) {
        if (window.kind() == WindowCall.Kind.CUMULATE || window.kind() == WindowCall.Kind.SESSION) {
            throw problems.error(
                    ErrorCode.INVALID_WINDOW,
                    window.position(),
                    "a " + window.kind() + " window is measured in time, not in rows",
                    "windows of rows are WINDOW TUMBLING (SIZE 100 ROWS) and WINDOW HOPPING (SIZE 100 ROWS, ADVANCE BY 10 ROWS)");
        }
        if (window.slideRows() > window.sizeRows()) {
            throw problems.error(
                    ErrorCode.INVALID_WINDOW,
                    window.position(),
                    "the window advances by more rows than it holds: rows between two windows would belong to none",
                    "write WINDOW HOPPING (SIZE 100 ROWS, ADVANCE BY 10 ROWS)");
        }
    }

    private static void checkSteps(WindowCall window, SqlCall call, Problems problems) {
        if (window.slide().isZero() || window.slide().isNegative()) {
            throw invalid(problems, call.operand(WindowCall.SLIDE), "the step of a window must be positive");
        }
        if (window.size().toNanos() % window.slide().toNanos() != 0) {
            throw problems.error(
                    ErrorCode.INVALID_WINDOW,
                    call.operand(WindowCall.SIZE).getParserPosition(),
                    "the size of a cumulating window must be a multiple of its step",
                    "CUMULATE takes the step first, then the size: CUMULATE(TABLE t, DESCRIPTOR(time), step, size)");
        }
    }

    private static RuntimeException invalid(Problems problems, SqlNode where, String message) {
        return problems.error(ErrorCode.INVALID_WINDOW, where.getParserPosition(), message, "");
    }
}
