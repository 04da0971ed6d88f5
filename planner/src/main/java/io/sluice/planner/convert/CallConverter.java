package io.sluice.planner.convert;

import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.Field;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Aggregate calls of one GROUP BY or OVER: what they compute, their constants, and what cannot be asked of their arguments. */
final class CallConverter {
    private static final BigDecimal MOST_VALUES = BigDecimal.valueOf(10_000);

    private final IntFunction<Field> fields;
    private final IntFunction<Optional<Expr>> definitions;
    private final Problems problems;

    /**
     * @param fields the columns that calls read
     * @param definitions what a column is computed by, where that can be seen
     */
    CallConverter(IntFunction<Field> fields, IntFunction<Optional<Expr>> definitions, Problems problems) {
        this.fields = fields;
        this.definitions = definitions;
        this.problems = problems;
    }

    /** For a GROUP BY. */
    static CallConverter of(Aggregate aggregate, PlanNode input, PhysicalPlanner planner) {
        return new CallConverter(
                input.rowType()::field,
                column -> definition(aggregate.getInput(), column)
                        .map(rex -> planner.expressions(input.rowType()).convert(rex)),
                planner.problems());
    }

    AggregateCall convert(org.apache.calcite.rel.core.AggregateCall call, String name) {
        if (call.getAggregation() instanceof UserOperator user) {
            return UserAggregates.call(call, user.function(), name, fields, problems);
        }
        String function = call.getAggregation().getName();
        AggregateFunction known = AggregateFunction.find(function)
                .orElseThrow(() -> problems.notSupported(
                        call.getParserPosition(),
                        "the aggregate " + function + " is not supported yet",
                        "SHOW FUNCTIONS lists those that are"));
        int columns = Math.min(known.columns(), call.getArgList().size());
        List<Integer> args = call.getArgList().subList(0, columns);
        List<Literal> constants = new ArrayList<>();
        for (int arg : call.getArgList().subList(columns, call.getArgList().size())) {
            constants.add(constant(call, known, arg));
        }
        List<SortKey> order = new ArrayList<>();
        for (RelFieldCollation key : call.getCollation().getFieldCollations()) {
            order.add(sortKey(key));
        }
        AggregateCall result = new AggregateCall(
                known,
                args,
                call.isDistinct() && known.countsDuplicates(),
                call.filterArg,
                order,
                constants,
                call.ignoreNulls(),
                CalciteTypes.toSql(call.getType()),
                name,
                problems.span(call.getParserPosition()));
        check(result, call);
        return result;
    }

    private static SortKey sortKey(RelFieldCollation key) {
        boolean descending = key.getDirection().isDescending();
        boolean nullsFirst = key.nullDirection == RelFieldCollation.NullDirection.FIRST
                || key.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED && descending;
        return new SortKey(key.getFieldIndex(), descending, nullsFirst);
    }

    private Literal constant(org.apache.calcite.rel.core.AggregateCall call, AggregateFunction function, int column) {
        Optional<Literal> constant = definitions.apply(column).flatMap(CallConverter::literal);
        String what = switch (function) {
            case LISTAGG -> "separator";
            case APPROX_TOP_K -> "number of values";
            default -> "fraction";
        };
        Literal found = constant.filter(literal -> !literal.isNull())
                .orElseThrow(() -> problems.error(
                        ErrorCode.INVALID_ARGUMENT,
                        call.getParserPosition(),
                        "the " + what + " of " + function + " must be a constant",
                        "write it as a literal: " + function.example()));
        if (function == AggregateFunction.LISTAGG) {
            return found;
        }
        BigDecimal number = new BigDecimal(found.value().toString());
        if (function == AggregateFunction.APPROX_TOP_K) {
            checkRange(call, function, what, number, BigDecimal.ONE, MOST_VALUES, "the ten most frequent: 10");
        } else {
            checkRange(call, function, what, number, BigDecimal.ZERO, BigDecimal.ONE, "the 90th percentile is 0.9");
        }
        return found;
    }

    private void checkRange(
            org.apache.calcite.rel.core.AggregateCall call,
            AggregateFunction function,
            String what,
            BigDecimal number,
            BigDecimal least,
            BigDecimal most,
            String hint) {
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    call.getParserPosition(),
                    "the " + what + " of " + function + " must be between " + least + " and " + most + ", but is "
                            + number.toPlainString(),
                    hint);
        }
    }

    /** The expression a column is computed by; empty where that is not to be seen. */
    private static Optional<RexNode> definition(RelNode node, int column) {
        if (node instanceof Filter filter) {
            return definition(filter.getInput(), column);
        }
        if (!(node instanceof Project project)) {
            return Optional.empty();
        }
        RexNode rex = project.getProjects().get(column);
        return rex instanceof RexInputRef ref ? definition(project.getInput(), ref.getIndex()) : Optional.of(rex);
    }

    private static Optional<Literal> literal(Expr expr) {
        Expr inner = expr;
        while (inner instanceof Cast cast) {
            inner = cast.children().get(0);
        }
        return inner instanceof Literal literal ? Optional.of(literal) : Optional.empty();
    }

    private void check(AggregateCall call, org.apache.calcite.rel.core.AggregateCall original) {
        boolean compares = switch (call.function()) {
            case MIN, MAX, MODE, HISTOGRAM, PERCENTILE_DISC, APPROX_TOP_K -> true;
            default -> false;
        };
        for (int i = 0; i < call.args().size(); i++) {
            boolean key = i == 1
                    && (call.function() == AggregateFunction.ARG_MIN || call.function() == AggregateFunction.ARG_MAX);
            if (compares || key || call.distinct()) {
                Nested.refuse(
                        fields.apply(call.args().get(i)),
                        call.distinct() ? "DISTINCT" : call.function().name(),
                        original.getParserPosition(),
                        problems);
            }
        }
        for (SortKey key : call.order()) {
            Nested.refuse(fields.apply(key.column()), "ORDER BY", original.getParserPosition(), problems);
            if (call.distinct() && !call.args().contains(key.column())) {
                throw problems.error(
                        ErrorCode.INVALID_ARGUMENT,
                        original.getParserPosition(),
                        "with DISTINCT, " + call.function() + " can only be ordered by its argument",
                        "order by the argument, or leave DISTINCT out");
            }
        }
        if (!call.order().isEmpty()
                && isOrderedByArgument(call.function())
                && !call.args().equals(columns(call))) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    original.getParserPosition(),
                    call.function() + " is ordered by the value it looks for",
                    "write it as " + call.function().example());
        }
    }

    /** Refuses to say which row came first or last where rows can change. */
    void checkArrival(AggregateCall call, PlanNode input) {
        if (input.traits().changes() == ChangeMode.CHANGING) {
            UserAggregates.checkRetracts(call, problems);
        }
        boolean ends =
                call.function() == AggregateFunction.FIRST_VALUE || call.function() == AggregateFunction.LAST_VALUE;
        if (ends && call.order().isEmpty() && input.traits().changes() == ChangeMode.CHANGING) {
            String name = call.function().name();
            throw problems.error(
                    ErrorCode.NOT_SUPPORTED,
                    call.span(),
                    name + " of rows that can change needs an order: which row came "
                            + (call.function() == AggregateFunction.FIRST_VALUE ? "first" : "last")
                            + " is not kept when rows are taken back",
                    "say what orders the rows: " + name + "(value ORDER BY time)");
        }
    }

    private static List<Integer> columns(AggregateCall call) {
        return call.order().stream().map(SortKey::column).toList();
    }

    private static boolean isOrderedByArgument(AggregateFunction function) {
        return switch (function) {
            case MODE, PERCENTILE_CONT, PERCENTILE_DISC -> true;
            default -> false;
        };
    }
}
