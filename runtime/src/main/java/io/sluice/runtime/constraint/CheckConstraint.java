package io.sluice.runtime.constraint;

import io.sluice.planner.catalog.CheckRule;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.CompiledExpr;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** A condition that must not be false; unknown passes, as in the standard. */
final class CheckConstraint {
    private final String name;
    private final CompiledExpr condition;

    CheckConstraint(CheckRule rule) {
        this.name = rule.name();
        this.condition = ExprCompiler.compile(rule.condition());
    }

    void check(ChangeBatch rows, BufferAllocator allocator, long nowMicros, Violations found) {
        RowEvaluation evaluation = new RowEvaluation(allocator, nowMicros, List.of());
        Column holds = condition.evaluate(rows, evaluation);
        try {
            for (int row = 0; row < rows.rowCount(); row++) {
                boolean broken = !holds.isNull(row) && !Memory.getBit(holds.data(), row);
                if (broken && rows.weight(row) > 0 && !evaluation.hasFailed(row)) {
                    found.add(row, ErrorCode.CHECK_VIOLATION, "the row breaks " + name, "");
                }
            }
        } finally {
            holds.release();
        }
        for (RowEvaluation.Failure failure : evaluation.failures()) {
            if (rows.weight(failure.row()) > 0) {
                found.add(failure.row(), failure.code(), name + ": " + failure.message(), "");
            }
        }
    }
}
