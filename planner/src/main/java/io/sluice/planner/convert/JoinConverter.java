package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Joins: equalities between the sides become keys, the rest of the condition a residual over pairs. */
final class JoinConverter {
    private final PlanFactory factory;
    private final JoinSide left;
    private final JoinSide right;
    private final int leftWidth;
    private final List<JoinKey> keys = new ArrayList<>();
    private final List<Expr> residual = new ArrayList<>();

    private JoinConverter(PlanFactory factory, PlanNode left, PlanNode right) {
        this.factory = factory;
        this.left = new JoinSide(left);
        this.right = new JoinSide(right);
        this.leftWidth = left.rowType().size();
    }

    static PlanNode convert(Join join, PhysicalPlanner planner) {
        PlanNode left = planner.convert(join.getLeft());
        PlanNode right = planner.convert(join.getRight());
        JoinConverter converter = new JoinConverter(planner.factory(), left, right);
        RowType both = left.rowType().append(right.rowType().fields());
        converter.split(join.getCondition(), planner.expressions(both));
        return converter.join(kind(join, planner));
    }

    private static JoinKind kind(Join join, PhysicalPlanner planner) {
        return switch (join.getJoinType()) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            case SEMI -> JoinKind.SEMI;
            case ANTI -> JoinKind.ANTI;
            default ->
                throw planner.problems().notSupported(null, join.getJoinType() + " JOIN is not supported here", "");
        };
    }

    private void split(RexNode condition, ExprConverter expressions) {
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            RexNode collapsed = conjunct instanceof RexCall call
                    ? RelOptUtil.collapseExpandedIsNotDistinctFromExpr(call, expressions.rexBuilder())
                    : conjunct;
            Expr part = expressions.convert(collapsed);
            boolean always = part instanceof Literal literal && Boolean.TRUE.equals(literal.value());
            if (!always && !key(part)) {
                residual.add(part);
            }
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
        if (isOf(a, true) && isOf(b, false)) {
            keys.add(new JoinKey(left.column(a), right.column(toRight(b)), nullSafe));
            return true;
        } else if (isOf(b, true) && isOf(a, false)) {
            keys.add(new JoinKey(left.column(b), right.column(toRight(a)), nullSafe));
            return true;
        }
        return false;
    }

    private boolean isOf(Expr expr, boolean leftSide) {
        BitSet columns = new BitSet();
        ExprRewriter.columnsOf(expr, columns);
        return !columns.isEmpty() && (leftSide ? columns.length() <= leftWidth : columns.nextSetBit(0) >= leftWidth);
    }

    private Expr toRight(Expr expr) {
        return ExprRewriter.mapColumns(expr, column -> column - leftWidth);
    }

    private PlanNode join(JoinKind kind) {
        int added = left.added();
        List<Expr> moved = residual.stream()
                .map(e -> ExprRewriter.mapColumns(e, c -> c < leftWidth ? c : c + added))
                .toList();
        PlanNode join =
                factory.join(left.node(factory), right.node(factory), kind, keys, conjunction(moved), Duration.ZERO);
        int rightWidth = kind.givesBothSides() ? right.width() : 0;
        if (added == 0 && (rightWidth == 0 || right.added() == 0)) {
            return join;
        }
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < leftWidth + rightWidth; i++) {
            wanted.add(i < leftWidth ? i : i + added);
        }
        return factory.pick(join, wanted);
    }

    private static Optional<Expr> conjunction(List<Expr> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 1
                        ? parts.get(0)
                        : new Call(ScalarOp.AND, parts, SqlType.of(TypeKind.BOOLEAN), SourceSpan.NONE));
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
