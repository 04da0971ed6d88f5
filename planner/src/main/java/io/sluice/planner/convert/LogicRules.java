package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Comparisons, AND/OR/NOT, IN lists and CASE. */
final class LogicRules {
    private LogicRules() {}

    static CallRule comparison(ScalarOp op) {
        return (call, c) -> {
            Expr left = Coercion.withoutWidening(c.convert(call.operands.get(0)));
            Expr right = Coercion.withoutWidening(c.convert(call.operands.get(1)));
            boolean twoValued = op == ScalarOp.IS_DISTINCT_FROM || op == ScalarOp.IS_NOT_DISTINCT_FROM;
            if (!twoValued && isNullOfNoType(left) && isNullOfNoType(right)) {
                return new Literal(null, SqlType.of(TypeKind.BOOLEAN));
            }
            SqlType common = Coercion.commonForComparison(left, right);
            if (common == null || common.kind().isNested()) {
                throw c.problems()
                        .error(
                                ErrorCode.TYPE_MISMATCH,
                                c.span(call),
                                "cannot compare " + left.type() + " with " + right.type(),
                                comparisonHint(left.type(), right.type()));
            }
            List<Expr> args =
                    List.of(Coercion.cast(left, common, c.span(call)), Coercion.cast(right, common, c.span(call)));
            return new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
        };
    }

    private static String comparisonHint(SqlType left, SqlType right) {
        if (left.kind() == TypeKind.VARCHAR && !right.kind().isNested()) {
            return "convert the text: CAST(… AS " + right + ")";
        }
        return right.kind() == TypeKind.VARCHAR && !left.kind().isNested()
                ? "convert the text: CAST(… AS " + left + ")"
                : "";
    }

    private static boolean isNullOfNoType(Expr expr) {
        return expr.type().kind() == TypeKind.NULL;
    }

    /** IS NULL and IS NOT NULL; the bare NULL, which has no type to test, decides at once. */
    static CallRule nullTest(ScalarOp op) {
        return (call, c) -> {
            Expr arg = c.convert(call.operands.get(0));
            SqlType type = SqlType.of(TypeKind.BOOLEAN).withNullable(false);
            return isNullOfNoType(arg)
                    ? new Literal(op == ScalarOp.IS_NULL, type)
                    : new Call(op, List.of(arg), type, c.span(call));
        };
    }

    /** The arguments as they are. */
    static CallRule plain(ScalarOp op) {
        return (call, c) -> new Call(op, c.convertAll(call.operands), CalciteTypes.toSql(call.getType()), c.span(call));
    }

    static Expr and(RexCall call, ExprConverter c) {
        return new Call(ScalarOp.AND, booleans(call, c), CalciteTypes.toSql(call.getType()), c.span(call));
    }

    private static List<Expr> booleans(RexCall call, ExprConverter c) {
        return c.convertAll(call.operands).stream().map(LogicRules::asBoolean).toList();
    }

    /** The bare NULL gets a type. */
    private static Expr asBoolean(Expr expr) {
        return isNullOfNoType(expr) ? new Literal(null, SqlType.of(TypeKind.BOOLEAN)) : expr;
    }

    /** {@code x = 1 OR x = 2}, which is also what IN becomes on its way, is an InList. */
    static Expr or(RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        List<Expr> parts = new ArrayList<>();
        List<RexNode> done = new ArrayList<>();
        for (RexNode operand : call.operands) {
            if (done.contains(operand)) {
                continue;
            }
            List<RexNode> same = comparedAlike(operand, call.operands);
            Expr list = same.size() > 1 ? inList(same, type, c) : null;
            if (list != null) {
                done.addAll(same);
            }
            parts.add(list != null ? list : asBoolean(c.convert(operand)));
        }
        return parts.size() == 1 ? parts.get(0) : new Call(ScalarOp.OR, parts, type, c.span(call));
    }

    /** The operands that test the same value as {@code first} for equality. */
    private static List<RexNode> comparedAlike(RexNode first, List<RexNode> operands) {
        if (first.getKind() != SqlKind.EQUALS) {
            return List.of();
        }
        RexNode value = ((RexCall) first).operands.get(0);
        return operands.stream()
                .filter(o -> o.getKind() == SqlKind.EQUALS
                        && ((RexCall) o).operands.get(0).equals(value))
                .toList();
    }

    private static Expr inList(List<RexNode> tests, SqlType type, ExprConverter c) {
        List<Literal> options = new ArrayList<>();
        Expr value = null;
        for (RexNode test : tests) {
            if (!(c.convert(test) instanceof Call equals) || !(equals.args().get(1) instanceof Literal option)) {
                return null;
            }
            Expr tested = equals.args().get(0);
            if (value == null) {
                value = tested;
            }
            if (!value.type().sameValues(tested.type())) {
                return null;
            }
            options.add(option);
        }
        return new InList(value, options, false, type);
    }

    static Expr not(RexCall call, ExprConverter c) {
        Expr arg = asBoolean(c.convert(call.operands.get(0)));
        if (arg instanceof InList in) {
            return new InList(in.value(), in.options(), !in.negated(), in.type());
        }
        return new Call(ScalarOp.NOT, List.of(arg), CalciteTypes.toSql(call.getType()), c.span(call));
    }

    static Expr caseWhen(RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        List<Expr> conditions = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        int last = call.operands.size() - 1;
        for (int i = 0; i < last; i += 2) {
            conditions.add(c.convert(call.operands.get(i)));
            results.add(branch(call.operands.get(i + 1), type, c));
        }
        return new CaseWhen(conditions, results, branch(call.operands.get(last), type, c), type);
    }

    private static Expr branch(RexNode node, SqlType type, ExprConverter c) {
        return type.kind() == TypeKind.NULL ? c.convert(node) : c.convert(node, type);
    }
}
