package io.sluice.benchmarks.loops;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.project.FilterProjectOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Filters over numbers and texts: a row is an operation. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterLoop {
    /** What is asked of each row. */
    public enum Condition {
        PRICE_LESS(ScalarOp.LESS, 1, 100L),
        CHANNEL_EQUALS(ScalarOp.EQUALS, 2, "Google"),
        URL_LIKE(ScalarOp.LIKE, 3, "%item=7%");

        private final Expr condition;

        Condition(ScalarOp op, int column, Object value) {
            SqlType type = Bids.TYPE.type(column);
            this.condition = new Call(
                    op,
                    List.of(new ColumnRef(column, type), new Literal(value, type)),
                    SqlType.of(TypeKind.BOOLEAN),
                    SourceSpan.NONE);
        }
    }

    @Param
    public Condition condition;

    private RootAllocator allocator;
    private ChangeBatch batch;
    private FilterProjectOperator filter;

    @Setup
    public void compile() {
        allocator = new RootAllocator();
        batch = Bids.batch(allocator, 1_000);
        OperatorContext context = new OperatorContext(allocator, new NoneRejected(), Bids.ROWS);
        filter = FilterProjectOperator.filter(context, condition.condition, Bids.TYPE.size());
    }

    @TearDown(Level.Trial)
    public void close() {
        filter.close();
        batch.close();
        allocator.close();
    }

    @Benchmark
    @OperationsPerInvocation(Bids.ROWS)
    public int filter() {
        int[] passed = new int[1];
        filter.process(0, batch.share(), out -> {
            passed[0] += out.rowCount();
            out.close();
        });
        return passed[0];
    }

    private static final class NoneRejected implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new IllegalStateException("late row");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            throw new IllegalStateException(message);
        }
    }
}
