package io.sluice.planner.convert;

import io.sluice.planner.convert.OverConverter.OverInput;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFunction;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;

/** The window functions of one node: which function, which columns, which frame. */
final class OverCalls {
    private final OverInput input;
    private final PhysicalPlanner planner;
    private final List<SortKey> order;

    OverCalls(OverInput input, PhysicalPlanner planner, List<SortKey> order) {
        this.input = input;
        this.planner = planner;
        this.order = order;
    }

    /** The function when it is one that needs OVER; empty for aggregates. */
    static Optional<OverFunction> function(RexOver over) {
        return switch (over.getAggOperator().getKind()) {
            case ROW_NUMBER -> Optional.of(OverFunction.ROW_NUMBER);
            case RANK -> Optional.of(OverFunction.RANK);
            case DENSE_RANK -> Optional.of(OverFunction.DENSE_RANK);
            case PERCENT_RANK -> Optional.of(OverFunction.PERCENT_RANK);
            case CUME_DIST -> Optional.of(OverFunction.CUME_DIST);
            case NTILE -> Optional.of(OverFunction.NTILE);
            case LAG -> Optional.of(OverFunction.LAG);
            case LEAD -> Optional.of(OverFunction.LEAD);
            case FIRST_VALUE -> Optional.of(OverFunction.FIRST_VALUE);
            case LAST_VALUE -> Optional.of(OverFunction.LAST_VALUE);
            case NTH_VALUE -> Optional.of(OverFunction.NTH_VALUE);
            default -> Optional.empty();
        };
    }

    OverCall convert(RexOver over) {
        SqlType type = typeOf(over);
        Optional<OverFunction> function = function(over);
        List<Integer> args = new ArrayList<>();
        List<Expr> constants = new ArrayList<>();
        Optional<AggregateCall> aggregate = Optional.empty();
        if (function.isEmpty()) {
            aggregate = Optional.of(aggregate(over));
        } else {
            arguments(over, function.get(), type, args, constants);
        }
        return new OverCall(
                function.orElse(OverFunction.AGGREGATE),
                aggregate,
                args,
                constants,
                over.ignoreNulls(),
                new OverFrames(planner, order, input).convert(over),
                type,
                over.getAggOperator().getName().toLowerCase(java.util.Locale.ROOT),
                planner.problems().span(over.getParserPosition()));
    }

    /** Calcite takes a LAG with a default for NULL only if the default is: the value may be so too. */
    private static SqlType typeOf(RexOver over) {
        SqlType type = CalciteTypes.toSql(over.getType());
        boolean offset = over.getAggOperator().getKind() == SqlKind.LAG
                || over.getAggOperator().getKind() == SqlKind.LEAD;
        return offset && over.getOperands().get(0).getType().isNullable() ? type.withNullable(true) : type;
    }

    private AggregateCall aggregate(RexOver over) {
        List<Integer> args = new ArrayList<>();
        for (RexNode operand : over.getOperands()) {
            args.add(column(operand));
        }
        org.apache.calcite.rel.core.AggregateCall call = org.apache.calcite.rel.core.AggregateCall.create(
                over.getParserPosition(),
                over.getAggOperator(),
                over.isDistinct(),
                false,
                over.ignoreNulls(),
                List.of(),
                args,
                -1,
                null,
                isList(over) ? collation() : RelCollations.EMPTY,
                over.getType(),
                over.getAggOperator().getName());
        CallConverter converter = new CallConverter(
                column -> new Field("$" + column, input.expr(column).type()),
                column -> Optional.of(input.expr(column)),
                planner.problems());
        AggregateCall converted = converter.convert(call, over.getAggOperator().getName());
        UserAggregates.checkRetracts(converted, planner.problems());
        return converted;
    }

    /** Whether the order of rows shows in the result: it is then that of the window. */
    private static boolean isList(RexOver over) {
        return switch (over.getAggOperator().getName()) {
            case "ARRAY_AGG", "COLLECT", "LISTAGG", "STRING_AGG" -> !over.isDistinct();
            default -> false;
        };
    }

    private RelCollation collation() {
        return RelCollations.of(order.stream()
                .map(key -> new RelFieldCollation(
                        key.column(),
                        key.descending()
                                ? RelFieldCollation.Direction.DESCENDING
                                : RelFieldCollation.Direction.ASCENDING,
                        key.nullsFirst()
                                ? RelFieldCollation.NullDirection.FIRST
                                : RelFieldCollation.NullDirection.LAST))
                .toList());
    }

    private void arguments(
            RexOver over, OverFunction function, SqlType type, List<Integer> args, List<Expr> constants) {
        List<RexNode> operands = over.getOperands();
        switch (function) {
            case NTILE -> constants.add(count(over, operands.get(0), function, 1));
            case NTH_VALUE -> {
                args.add(column(operands.get(0)));
                constants.add(count(over, operands.get(1), function, 1));
            }
            case LAG, LEAD -> {
                args.add(input.column(input.expressions().convert(operands.get(0), type)));
                if (operands.size() > 1) {
                    constants.add(count(over, operands.get(1), function, 0));
                }
                if (operands.size() > 2) {
                    args.add(input.column(input.expressions().convert(operands.get(2), type)));
                }
            }
            default -> operands.forEach(operand -> args.add(column(operand)));
        }
    }

    private int column(RexNode operand) {
        return input.column(input.expressions().convert(operand));
    }

    private Expr count(RexOver over, RexNode operand, OverFunction function, long least) {
        Expr expr = input.expressions().convert(operand);
        if (expr instanceof ParameterRef) {
            return expr;
        }
        Expr number = Coercion.cast(expr, SqlType.bigint(), input.expressions().span(operand));
        if (!(number instanceof Literal literal)
                || !(literal.value() instanceof Number value)
                || value.longValue() < least) {
            throw planner.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            over.getParserPosition(),
                            function + " needs a whole number of at least " + least + " that is the same for all rows",
                            "write the number itself, or a parameter (?)");
        }
        return number;
    }
}
