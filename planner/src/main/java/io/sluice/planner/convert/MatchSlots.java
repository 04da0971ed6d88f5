package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Turns conditions and measures of MATCH_RECOGNIZE into expressions over slots: each way in which they reach into the match becomes a slot,
 * and what is left is an ordinary expression.
 */
final class MatchSlots extends RexShuttle {
    private final PhysicalPlanner planner;
    private final RowType input;
    /** The symbols of a variable of the pattern; empty for a name that means all rows. */
    private final Function<String, List<Integer>> symbols;

    /** Gives the column of the input that holds an expression over it. */
    private final Function<RexNode, Integer> argument;

    private final List<MatchSlot> slots = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private boolean running;

    MatchSlots(
            PhysicalPlanner planner,
            RowType input,
            Function<String, List<Integer>> symbols,
            Function<RexNode, Integer> argument) {
        this.planner = planner;
        this.input = input;
        this.symbols = symbols;
        this.argument = argument;
    }

    /** @param runningAtFirst whether a value without RUNNING or FINAL sees only the rows up to the current one */
    RexNode rewrite(RexNode node, boolean runningAtFirst) {
        running = runningAtFirst;
        return node.accept(this);
    }

    /** A rewritten expression over all slots. */
    Expr convert(RexNode rewritten) {
        return planner.expressions(new RowType(fields)).convert(rewritten);
    }

    List<MatchSlot> slots() {
        return slots;
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
        return navigation(ref, false, 0, 0, ref);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        switch (call.getKind()) {
            case RUNNING, FINAL -> {
                boolean outer = running;
                running = call.getKind() == SqlKind.RUNNING;
                RexNode inner = call.operands.get(0).accept(this);
                running = outer;
                return inner;
            }
            case PREV, NEXT -> {
                return physical(call);
            }
            case FIRST, LAST -> {
                return logical(call, 0, call);
            }
            default -> {
                if (call.getOperator() instanceof SqlAggFunction) {
                    return aggregate(call);
                }
                return switch (call.getOperator().getName()) {
                    case "CLASSIFIER" ->
                        slot(new MatchSlot.Classifier(running, CalciteTypes.toSql(call.getType())), call);
                    case "MATCH_NUMBER" -> slot(new MatchSlot.MatchNumber(CalciteTypes.toSql(call.getType())), call);
                    default -> super.visitCall(call);
                };
            }
        }
    }

    /** PREV and NEXT, of a column or of FIRST and LAST. */
    private RexNode physical(RexCall call) {
        int distance = distance(call);
        int physical = call.getKind() == SqlKind.PREV ? -distance : distance;
        RexNode of = call.operands.get(0);
        if (of instanceof RexPatternFieldRef ref) {
            return navigation(ref, false, 0, physical, call);
        }
        if (of instanceof RexCall inner && (inner.getKind() == SqlKind.FIRST || inner.getKind() == SqlKind.LAST)) {
            return logical(inner, physical, call);
        }
        throw refusal(call);
    }

    private RexNode logical(RexCall call, int physical, RexCall whole) {
        if (call.operands.get(0) instanceof RexPatternFieldRef ref) {
            return navigation(ref, call.getKind() == SqlKind.FIRST, distance(call), physical, whole);
        }
        throw refusal(call);
    }

    private RexNode navigation(RexPatternFieldRef ref, boolean first, int logical, int physical, RexNode whole) {
        SqlType type = input.type(ref.getIndex()).withNullable(true);
        return slot(
                new MatchSlot.Navigation(
                        ref.getIndex(), symbols.apply(ref.getAlpha()), first, logical, physical, running, type),
                whole);
    }

    private RexNode aggregate(RexCall call) {
        if (call.getKind() == SqlKind.AVG) {
            return mean(call);
        }
        AggregateFunction function = switch (call.getKind()) {
            case COUNT -> AggregateFunction.COUNT;
            case SUM, SUM0 -> AggregateFunction.SUM;
            case MIN -> AggregateFunction.MIN;
            case MAX -> AggregateFunction.MAX;
            default -> throw refusal(call);
        };
        SqlType type = CalciteTypes.toSql(call.getType());
        if (call.operands.isEmpty()) {
            return slot(new MatchSlot.Aggregated(function, -1, List.of(), running, type), call);
        }
        RexNode arg = call.operands.get(0);
        Set<String> variables = new HashSet<>();
        arg.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitPatternFieldRef(RexPatternFieldRef ref) {
                variables.add(ref.getAlpha());
                return null;
            }
        });
        if (variables.size() > 1 || call.operands.size() > 1) {
            throw refusal(call);
        }
        List<Integer> of = variables.isEmpty()
                ? List.of()
                : symbols.apply(variables.iterator().next());
        RexNode plain = arg.accept(new RexShuttle() {
            @Override
            public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
                return new RexInputRef(ref.getIndex(), ref.getType());
            }
        });
        return slot(new MatchSlot.Aggregated(function, argument.apply(plain), of, running, type), call);
    }

    private RexNode mean(RexCall call) {
        RexBuilder builder = planner.rexBuilder();
        RexNode sum = aggregate((RexCall) builder.makeCall(SqlStdOperatorTable.SUM, call.operands));
        RexNode count = aggregate((RexCall) builder.makeCall(SqlStdOperatorTable.COUNT, call.operands));
        RexNode quotient = builder.makeCall(SqlStdOperatorTable.DIVIDE, builder.makeCast(call.getType(), sum), count);
        return builder.makeCast(call.getType(), quotient);
    }

    private RexNode slot(MatchSlot slot, RexNode of) {
        int at = slots.indexOf(slot);
        if (at < 0) {
            at = slots.size();
            slots.add(slot);
            fields.add(new Field("$" + at, slot.type()));
        }
        // The type that the rest of the expression was made for.
        return new RexInputRef(at, of.getType());
    }

    private int distance(RexCall call) {
        if (call.operands.size() < 2) {
            return call.getKind() == SqlKind.PREV || call.getKind() == SqlKind.NEXT ? 1 : 0;
        }
        if (call.operands.get(1) instanceof RexLiteral literal) {
            Integer value = literal.getValueAs(Integer.class);
            if (value != null && value >= 0) {
                return value;
            }
        }
        throw refusal(call);
    }

    private SluiceException refusal(RexCall call) {
        return planner.problems()
                .notSupported(
                        call.getParserPosition(),
                        call.getOperator().getName() + " of this form is not supported in MATCH_RECOGNIZE",
                        "reach into the match by PREV, NEXT, FIRST and LAST of one column with a constant distance, and by COUNT,"
                                + " SUM, AVG, MIN and MAX over one variable");
    }
}
