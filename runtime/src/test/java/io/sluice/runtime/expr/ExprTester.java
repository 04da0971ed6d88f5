package io.sluice.runtime.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Cast;
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
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;

/** Evaluates expressions over rows written as text, and writes what comes out: a value, or the code of the row's error. */
final class ExprTester {
    static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);
    static final SqlType INTEGER = SqlType.of(TypeKind.INTEGER);
    static final SqlType BIGINT = SqlType.bigint();
    static final SqlType DOUBLE = SqlType.of(TypeKind.DOUBLE);
    static final SqlType VARCHAR = SqlType.varchar();

    private final RowType rowType;

    ExprTester(SqlType... columns) {
        Object[] fields = IntStream.range(0, columns.length)
                .boxed()
                .flatMap(i -> List.<Object>of("c" + i, columns[i]).stream())
                .toArray();
        this.rowType = BatchText.rowType(fields);
    }

    Expr col(int index) {
        return new ColumnRef(index, rowType.type(index));
    }

    static Literal lit(Object value, SqlType type) {
        return new Literal(value, type);
    }

    static Expr call(ScalarOp op, SqlType type, Expr... args) {
        return new Call(op, List.of(args), type, SourceSpan.NONE);
    }

    static Expr cast(Expr arg, SqlType type) {
        return new Cast(arg, type, false, SourceSpan.NONE);
    }

    static Expr tryCast(Expr arg, SqlType type) {
        return new Cast(arg, type, true, SourceSpan.NONE);
    }

    /** One result a row; also checks that the condition form of a BOOLEAN expression picks exactly the true rows, those that failed aside. */
    List<String> run(Expr expr, String... rows) {
        return run(expr, List.of(), rows);
    }

    List<String> run(Expr expr, List<Object> parameters, String... rows) {
        try (RootAllocator allocator = new RootAllocator()) {
            List<String> results;
            try (ChangeBatch batch = BatchText.parse(rowType, allocator, rows)) {
                results = values(expr, batch, parameters, allocator);
                if (expr.type().kind() == TypeKind.BOOLEAN) {
                    checkCondition(expr, batch, parameters, allocator, results);
                }
            }
            assertEquals(0, allocator.getAllocatedMemory(), "buffers left");
            return results;
        }
    }

    private static List<String> values(Expr expr, ChangeBatch batch, List<Object> parameters, RootAllocator allocator) {
        RowEvaluation evaluation = new RowEvaluation(allocator, 0, parameters);
        Column column = ExprCompiler.compile(expr).evaluate(batch, evaluation);
        assertEquals(batch.rowCount(), column.rowCount());
        List<String> results = new ArrayList<>(BatchText.print(column));
        column.release();
        for (RowEvaluation.Failure failure : evaluation.failures()) {
            results.set(failure.row(), failure.code().name());
        }
        return results;
    }

    private static void checkCondition(
            Expr expr, ChangeBatch batch, List<Object> parameters, RootAllocator allocator, List<String> results) {
        RowEvaluation evaluation = new RowEvaluation(allocator, 0, parameters);
        int[] selected = new int[batch.rowCount()];
        int count = ExprCompiler.compilePredicate(expr).select(batch, selected, evaluation);
        List<Integer> expected = IntStream.range(0, results.size())
                .filter(row -> results.get(row).equals("true"))
                .boxed()
                .toList();
        assertEquals(
                expected,
                IntStream.of(selected)
                        .limit(count)
                        .filter(row -> !evaluation.hasFailed(row) && !isError(results.get(row)))
                        .boxed()
                        .toList(),
                "rows selected");
    }

    private static boolean isError(String result) {
        return Stream.of(ErrorCode.values()).anyMatch(code -> code.name().equals(result));
    }
}
