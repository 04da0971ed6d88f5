package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.MembershipKernel;
import io.sluice.runtime.expr.kernel.RowFunctionKernel;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** Makes expressions ready to run: chooses kernels by the types, once. What comes out is for one thread at a time. */
public final class ExprCompiler {
    private ExprCompiler() {}

    public static CompiledExpr compile(Expr expr) {
        return node(expr);
    }

    /** @param condition of type BOOLEAN */
    public static CompiledPredicate compilePredicate(Expr condition) {
        return selector(condition);
    }

    static Node node(Expr expr) {
        if (expr instanceof ColumnRef column) {
            return new ColumnNode(column.index());
        }
        return Expressions.isConstant(expr) ? new ConstantNode(inner(expr)) : inner(expr);
    }

    static Selector selector(Expr condition) {
        return condition instanceof Call call ? Selectors.of(call) : new TruthSelector(condition);
    }

    private static Node inner(Expr expr) {
        if (expr instanceof Literal literal) {
            return new ValueNode(literal.type(), evaluation -> literal.value());
        }
        if (expr instanceof ParameterRef parameter) {
            return new ValueNode(parameter.type(), evaluation -> evaluation.parameter(parameter.index()));
        }
        if (expr instanceof Call call) {
            return call(Expressions.withTypedNulls(call));
        }
        if (expr instanceof Cast cast) {
            return new CallNode(Kernels.of(cast), List.of(node(cast.arg())), cast.type(), cast.span());
        }
        if (expr instanceof CaseWhen choice) {
            return new CaseNode(Expressions.withTypedNulls(choice));
        }
        if (expr instanceof InList list) {
            return membership(list);
        }
        if (expr instanceof RowCall call) {
            Kernel kernel = new RowFunctionKernel(call.name(), call.function(), call.type());
            return new CallNode(kernel, nodes(call.args()), call.type(), call.span());
        }
        throw new IllegalStateException("no way to run " + expr);
    }

    private static Node call(Call call) {
        if (call.op() == ScalarOp.AND || call.op() == ScalarOp.OR) {
            return logic(call);
        }
        if (call.op() == ScalarOp.CURRENT_TIME_OF_TICK) {
            return new ValueNode(call.type(), evaluation -> CurrentTime.of(call.type(), evaluation.nowMicros()));
        }
        return new CallNode(Kernels.of(call), nodes(call.args()), call.type(), call.span());
    }

    private static Node logic(Call call) {
        Node result = node(call.args().get(0));
        for (Expr arg : call.args().subList(1, call.args().size())) {
            PartialExpr partial = Expressions.neverFails(arg) ? null : new PartialExpr(arg);
            result = new LogicNode(call.op() == ScalarOp.AND, result, node(arg), partial);
        }
        return result;
    }

    private static Node membership(InList list) {
        List<Object> options = list.options().stream()
                .filter(option -> !option.isNull())
                .map(Literal::value)
                .toList();
        boolean withNull = options.size() < list.options().size();
        Kernel kernel = MembershipKernel.of(list.value().type(), options, withNull, list.negated());
        return new CallNode(kernel, List.of(node(list.value())), list.type(), SourceSpan.NONE);
    }

    private static List<Node> nodes(List<Expr> expressions) {
        return expressions.stream().map(ExprCompiler::node).toList();
    }
}
