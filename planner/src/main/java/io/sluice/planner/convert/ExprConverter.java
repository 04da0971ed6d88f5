package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Row expressions of Calcite to {@link Expr}: native operations where the runtime has a kernel, else a compiled row function. */
public final class ExprConverter extends RexVisitorImpl<Expr> {
    private final RowType input;
    private final RexBuilder rexBuilder;
    private final Problems problems;
    private final boolean continuous;

    /** @param input the columns that input references count */
    public ExprConverter(RowType input, RexBuilder rexBuilder, Problems problems, boolean continuous) {
        super(true);
        this.input = input;
        this.rexBuilder = rexBuilder;
        this.problems = problems;
        this.continuous = continuous;
    }

    public Expr convert(RexNode node) {
        Expr expr = node.accept(this);
        if (expr == null) {
            throw problems.notSupported(null, "the expression " + node + " is not supported", "");
        }
        return expr;
    }

    /** Converted, and of exactly the values of {@code type}. */
    Expr convert(RexNode node, SqlType type) {
        return Coercion.cast(convert(node), type, span(node));
    }

    List<Expr> convertAll(List<RexNode> nodes) {
        return nodes.stream().map(this::convert).toList();
    }

    Problems problems() {
        return problems;
    }

    RexBuilder rexBuilder() {
        return rexBuilder;
    }

    boolean continuous() {
        return continuous;
    }

    SourceSpan span(RexNode node) {
        return node instanceof RexCall call ? problems.span(call.getParserPosition()) : SourceSpan.NONE;
    }

    @Override
    public Expr visitInputRef(RexInputRef ref) {
        return new ColumnRef(ref.getIndex(), input.type(ref.getIndex()));
    }

    @Override
    public Expr visitLiteral(RexLiteral literal) {
        return Literals.convert(literal);
    }

    @Override
    public Expr visitDynamicParam(RexDynamicParam parameter) {
        return new ParameterRef(parameter.getIndex(), CalciteTypes.toSql(parameter.getType()));
    }

    @Override
    public Expr visitFieldAccess(RexFieldAccess access) {
        if (access.getReferenceExpr() instanceof RexCorrelVariable) {
            throw problems.notSupported(null, "a correlated subquery is not supported yet", "");
        }
        Literal ordinal = new Literal(
                access.getField().getIndex(), SqlType.of(TypeKind.INTEGER).withNullable(false));
        return new Call(
                ScalarOp.FIELD,
                List.of(convert(access.getReferenceExpr()), ordinal),
                CalciteTypes.toSql(access.getType()),
                SourceSpan.NONE);
    }

    @Override
    public Expr visitCall(RexCall call) {
        if (call.getKind() == SqlKind.SEARCH) {
            return convert(RexUtil.expandSearch(rexBuilder, null, call));
        }
        if (call.getType().getSqlTypeName() == SqlTypeName.NULL) {
            return new Literal(null, SqlType.of(TypeKind.NULL));
        }
        if (call.getOperator() instanceof UserOperator user) {
            return UserCalls.convert(call, user.function(), this);
        }
        CallRule rule = CallRules.find(call);
        Expr converted = rule == null ? null : rule.convert(call, this);
        if (converted == null) {
            converted = JavaCalls.convert(call, this);
        }
        return converted == null ? RowCalls.convert(call, this) : converted;
    }
}
