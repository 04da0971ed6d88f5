package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A join's condition taken apart: equalities between the sides are keys, the rest is a residual over pairs. */
final class JoinParts {
    private final JoinSide left;
    private final JoinSide right;
    private final int leftWidth;
    private final List<JoinKey> keys = new ArrayList<>();
    private final List<Expr> residual = new ArrayList<>();

    JoinParts(PlanNode left, PlanNode right) {
        this.left = new JoinSide(left);
        this.right = new JoinSide(right);
        this.leftWidth = left.rowType().size();
    }

    /** @param condition over left columns then right columns */
    void add(Expr condition) {
        boolean always = condition instanceof Literal literal && Boolean.TRUE.equals(literal.value());
        if (!always && !key(condition)) {
            residual.add(condition);
        }
    }

    /** Whether the condition compares an expression of one side with one of the other; then it is a key now. */
    private boolean key(Expr part) {
        boolean nullSafe = part instanceof Call call && call.op() == ScalarOp.IS_NOT_DISTINCT_FROM;
        if (!(part instanceof Call equals) || !(nullSafe || equals.op() == ScalarOp.EQUALS)) {
            return false;
        }
        Expr a = equals.args().get(0);
        Expr b = equals.args().get(1);
        if (isLeft(a) && isRight(b)) {
            keys.add(new JoinKey(leftColumn(a), rightColumn(b), nullSafe));
            return true;
        } else if (isLeft(b) && isRight(a)) {
            keys.add(new JoinKey(leftColumn(b), rightColumn(a), nullSafe));
            return true;
        }
        return false;
    }

    boolean isLeft(Expr expr) {
        BitSet columns = columns(expr);
        return !columns.isEmpty() && columns.length() <= leftWidth;
    }

    boolean isRight(Expr expr) {
        BitSet columns = columns(expr);
        return !columns.isEmpty() && columns.nextSetBit(0) >= leftWidth;
    }

    private static BitSet columns(Expr expr) {
        BitSet columns = new BitSet();
        ExprRewriter.columnsOf(expr, columns);
        return columns;
    }

    /** Where the left side has the value of {@code expr}: a column that it had, or one computed for it. */
    int leftColumn(Expr expr) {
        return left.column(expr);
    }

    int rightColumn(Expr expr) {
        return right.column(ExprRewriter.mapColumns(expr, column -> column - leftWidth));
    }

    List<JoinKey> keys() {
        return keys;
    }

    /** Over the columns of both sides as they are with those computed. */
    Optional<Expr> residual() {
        List<Expr> moved = residual.stream()
                .map(e -> ExprRewriter.mapColumns(e, c -> c < leftWidth ? c : c + left.added()))
                .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                moved.size() == 1
                        ? moved.get(0)
                        : new Call(ScalarOp.AND, moved, SqlType.of(TypeKind.BOOLEAN), SourceSpan.NONE));
    }

    PlanNode left(PlanFactory factory) {
        return left.node(factory);
    }

    PlanNode right(PlanFactory factory) {
        return right.node(factory);
    }

    /** The join without the computed columns. */
    PlanNode trimmed(PlanNode join, boolean bothSides, PlanFactory factory) {
        int rightWidth = bothSides ? right.width() : 0;
        if (left.added() == 0 && (rightWidth == 0 || right.added() == 0)) {
            return join;
        }
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < leftWidth + rightWidth; i++) {
            wanted.add(i < leftWidth ? i : i + left.added());
        }
        return factory.pick(join, wanted);
    }

    /** One input, with the columns that are computed for keys appended. */
    private static final class JoinSide {
        private final PlanNode input;
        private final List<Expr> computed = new ArrayList<>();

        JoinSide(PlanNode input) {
            this.input = input;
        }

        int width() {
            return input.rowType().size();
        }

        int added() {
            return computed.size();
        }

        int column(Expr expr) {
            if (expr instanceof ColumnRef ref) {
                return ref.index();
            }
            if (!computed.contains(expr)) {
                computed.add(expr);
            }
            return width() + computed.indexOf(expr);
        }

        PlanNode node(PlanFactory factory) {
            if (computed.isEmpty()) {
                return input;
            }
            List<Expr> expressions = new ArrayList<>();
            List<String> names = new ArrayList<>(input.rowType().names());
            for (int i = 0; i < width(); i++) {
                expressions.add(new ColumnRef(i, input.rowType().type(i)));
            }
            for (int i = 0; i < computed.size(); i++) {
                expressions.add(computed.get(i));
                names.add("key$" + (i + 1));
            }
            return factory.project(input, expressions, names);
        }
    }
}
