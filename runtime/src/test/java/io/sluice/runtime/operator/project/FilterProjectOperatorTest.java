package io.sluice.runtime.operator.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilterProjectOperatorTest {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final RowType TYPE = BatchText.rowType("s", SqlType.varchar(), "a", BIGINT, "b", BIGINT);
    private static final Expr S = new ColumnRef(0, SqlType.varchar());
    private static final Expr A = new ColumnRef(1, BIGINT);
    private static final Expr B = new ColumnRef(2, BIGINT);

    private final RootAllocator allocator = new RootAllocator();
    private final List<String> failed = new ArrayList<>();
    private final OperatorContext context = new OperatorContext(allocator, new Recorder(), 1024);

    @AfterEach
    void nothingLeaks() {
        assertEquals(0, allocator.getAllocatedMemory());
        allocator.close();
    }

    private static Expr call(ScalarOp op, SqlType type, Expr... args) {
        return new Call(op, List.of(args), type, SourceSpan.NONE);
    }

    private static Expr bigA() {
        return call(ScalarOp.GREATER, SqlType.of(TypeKind.BOOLEAN), A, new Literal(1L, BIGINT));
    }

    private List<String> run(Operator operator, String... rows) {
        List<String> printed = new ArrayList<>();
        operator.process(0, BatchText.parse(TYPE, allocator, rows), batch -> {
            printed.addAll(BatchText.print(batch));
            batch.close();
        });
        operator.close();
        return printed;
    }

    @Test
    void aFilterKeepsRowsWithTheirWeights() {
        Operator filter = FilterProjectOperator.filter(context, bigA(), 3);
        assertEquals(
                List.of("-1 | y | 2 | 0", "+3 | w | 5 | NULL"),
                run(filter, "+1 | x | 1 | 0", "-1 | y | 2 | 0", "+1 | z | NULL | 0", "+3 | w | 5 | NULL"));
    }

    @Test
    void aProjectionPassesColumnsWithoutCopying() {
        Operator project = FilterProjectOperator.project(context, List.of(B, S, call(ScalarOp.PLUS, BIGINT, A, B)));
        ChangeBatch input = BatchText.parse(TYPE, allocator, "-1 | x | 1 | 2", "+1 | y | NULL | 3");
        Column passed = input.column(0);
        project.process(0, input, batch -> {
            assertSame(passed, batch.column(1));
            assertEquals(List.of("-1 | 2 | x | 3", "+1 | 3 | y | NULL"), BatchText.print(batch));
            batch.close();
        });
    }

    @Test
    void aFilterThatKeepsEverythingCopiesNothing() {
        Operator filter = FilterProjectOperator.filterProject(context, bigA(), List.of(S));
        ChangeBatch input = BatchText.parse(TYPE, allocator, "x | 2 | 0", "y | 3 | 0");
        Column passed = input.column(0);
        filter.process(0, input, batch -> {
            assertSame(passed, batch.column(0));
            batch.close();
        });
    }

    @Test
    void projectionsSeeOnlyRowsThatPass() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, B, call(ScalarOp.MINUS, BIGINT, A, new Literal(1L, BIGINT)));
        Operator both = FilterProjectOperator.filterProject(context, bigA(), List.of(quotient, S));
        assertEquals(
                List.of("+1 | 4 | y", "-2 | 2 | z"), run(both, "+1 | x | 1 | 9", "+1 | y | 3 | 8", "-2 | z | 4 | 6"));
        assertEquals(List.of(), failed);
    }

    @Test
    void failedRowsAreReportedOnceAndLeftOut() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, A, B);
        Expr again = call(ScalarOp.MOD, BIGINT, A, B);
        Operator both = FilterProjectOperator.filterProject(context, bigA(), List.of(S, quotient, again));
        assertEquals(List.of("-1 | y | 3 | 1"), run(both, "+1 | x | 1 | 0", "-1 | y | 7 | 2", "+1 | z | 7 | 0"));
        assertEquals(List.of("+1 | z | 7 | 0: DIVISION_BY_ZERO 7 / 0"), failed);
    }

    @Test
    void aConditionThatFailsReportsTheRow() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, A, B);
        Expr condition = call(ScalarOp.LESS, SqlType.of(TypeKind.BOOLEAN), quotient, new Literal(5L, BIGINT));
        Operator filter = FilterProjectOperator.filter(context, condition, 3);
        assertEquals(List.of("+1 | x | 4 | 2"), run(filter, "+1 | x | 4 | 2", "+1 | y | 1 | 0", "+1 | z | 9 | 1"));
        assertEquals(List.of("+1 | y | 1 | 0: DIVISION_BY_ZERO 1 / 0"), failed);
    }

    @Test
    void aStatementThatFailsOnErrorsLeavesNoBuffers() {
        OperatorContext strict = new OperatorContext(allocator, new Strict(), 1024);
        Operator project = FilterProjectOperator.project(strict, List.of(S, call(ScalarOp.DIVIDE, BIGINT, A, B)));
        assertThrows(SluiceException.class, () -> run(project, "x | 1 | 0"));
    }

    @Test
    void emptyBatchesAndNoColumns() {
        assertEquals(List.of(), run(FilterProjectOperator.filter(context, bigA(), 3)));
        assertEquals(
                List.of("+1", "-1"),
                run(
                        FilterProjectOperator.filterProject(context, bigA(), List.of()),
                        "+1 | x | 2 | 0",
                        "-1 | y | 3 | 0"));
    }

    private final class Recorder implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new IllegalStateException("nothing is late here");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            failed.add(BatchText.print(batch).get(row) + ": " + code + " " + message);
        }
    }

    private static final class Strict implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new IllegalStateException("nothing is late here");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            throw new SluiceException(code, message);
        }
    }

    @Test
    void computesOnceWhatConditionAndProjectionsShare() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, A, B);
        Expr sum =
                call(ScalarOp.PLUS, BIGINT, quotient, call(ScalarOp.PLUS, BIGINT, quotient, new Literal(1L, BIGINT)));
        Expr condition = call(ScalarOp.LESS, SqlType.of(TypeKind.BOOLEAN), quotient, sum);
        Operator both = FilterProjectOperator.filterProject(context, condition, List.of(sum, S, quotient, sum));
        assertEquals(
                List.of("+1 | 9 | x | 4 | 9", "+2 | 3 | z | 1 | 3"),
                run(both, "+1 | x | 8 | 2", "+1 | y | 1 | 0", "+2 | z | 3 | 2", "-1 | u | NULL | 1"));
        assertEquals(1, failed.size(), failed::toString);
    }

    @Test
    void takesNothingOutFromBehindAndOrCase() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, A, B);
        SqlType truth = SqlType.of(TypeKind.BOOLEAN);
        Expr divisible = call(ScalarOp.NOT_EQUALS, truth, B, new Literal(0L, BIGINT));
        Expr large = call(ScalarOp.GREATER, truth, quotient, new Literal(1L, BIGINT));
        Expr small = call(ScalarOp.LESS, truth, quotient, new Literal(9L, BIGINT));
        Operator filter = FilterProjectOperator.filter(context, call(ScalarOp.AND, truth, divisible, large, small), 3);
        assertEquals(List.of("+1 | x | 8 | 2"), run(filter, "x | 8 | 2", "y | 1 | 0"));
        Expr choice = new CaseWhen(List.of(divisible, large), List.of(quotient, quotient), quotient, BIGINT);
        Expr known = new CaseWhen(List.of(divisible), List.of(choice), new Literal(-1L, BIGINT), BIGINT);
        assertEquals(
                List.of("+1 | 4 | 4", "+1 | -1 | -1"),
                run(FilterProjectOperator.project(context, List.of(known, known)), "x | 8 | 2", "y | 1 | 0"));
        assertEquals(List.of(), failed);
    }
}
