package io.sluice.planner.calcite.rewrite;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Util;

/** Whether an expression can fail for some row, as a division or a narrowing cast can: then it must not meet more rows than it did. */
final class Failing extends RexVisitorImpl<Void> {
    /** What never fails, given arguments that did not. */
    private static final Set<SqlKind> SAFE = EnumSet.of(
            SqlKind.AND,
            SqlKind.OR,
            SqlKind.NOT,
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.IS_TRUE,
            SqlKind.IS_NOT_TRUE,
            SqlKind.IS_FALSE,
            SqlKind.IS_NOT_FALSE,
            SqlKind.CASE,
            SqlKind.COALESCE,
            SqlKind.SEARCH,
            SqlKind.LIKE);

    private static final Set<String> SAFE_FUNCTIONS =
            Set.of("UPPER", "LOWER", "CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH", "TRIM", "||");

    private Failing() {
        super(true);
    }

    static boolean canFail(RexNode expression) {
        try {
            expression.accept(new Failing());
            return false;
        } catch (Util.FoundOne e) {
            return true;
        }
    }

    /** Whether computing a relation from its inputs' rows can fail for some of these. */
    static boolean canFail(RelNode node) {
        boolean[] fails = {false};
        node.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                fails[0] |= canFail(call);
                return call;
            }

            @Override
            public RexNode visitOver(RexOver over) {
                fails[0] |= over.getOperands().stream().anyMatch(Failing::canFail);
                return over;
            }
        });
        boolean single = node instanceof Aggregate aggregate
                && aggregate.getAggCallList().stream()
                        .anyMatch(call -> call.getAggregation().getKind() == SqlKind.SINGLE_VALUE);
        return fails[0] || single || node.getInputs().stream().anyMatch(Failing::canFail);
    }

    @Override
    public Void visitCall(RexCall call) {
        boolean safe = SAFE.contains(call.getKind())
                || SAFE_FUNCTIONS.contains(call.getOperator().getName())
                || isTimeShift(call)
                || isDivisionByConstant(call)
                || (call.getKind() == SqlKind.CAST
                        && isWidening(call.getOperands().get(0).getType(), call.getType()));
        if (!safe) {
            throw Util.FoundOne.NULL;
        }
        return super.visitCall(call);
    }

    @Override
    public Void visitSubQuery(RexSubQuery subquery) {
        throw Util.FoundOne.NULL;
    }

    @Override
    public Void visitOver(RexOver over) {
        throw Util.FoundOne.NULL;
    }

    /** Time and interval constant, or two times: leaves the range only where times are centuries apart. */
    private static boolean isTimeShift(RexCall call) {
        boolean shift = call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS;
        return shift
                && (SqlTypeUtil.isDatetime(call.getType()) || SqlTypeUtil.isInterval(call.getType()))
                && SqlTypeUtil.isDatetime(call.getOperands().get(0).getType())
                && call.getOperands().stream()
                        .allMatch(o -> SqlTypeUtil.isDatetime(o.getType())
                                || (SqlTypeUtil.isInterval(o.getType()) && o.isA(SqlKind.LITERAL)));
    }

    private static boolean isDivisionByConstant(RexCall call) {
        boolean division = call.getKind() == SqlKind.MOD || call.getKind() == SqlKind.DIVIDE;
        return division
                && call.getOperands().get(1) instanceof RexLiteral divisor
                && divisor.getValue() instanceof BigDecimal number
                && number.signum() > 0
                && SqlTypeUtil.isIntType(call.getOperands().get(0).getType())
                && SqlTypeUtil.isIntType(divisor.getType());
    }

    private static boolean isWidening(RelDataType from, RelDataType to) {
        if (SqlTypeUtil.equalSansNullability(from, to)) {
            return true;
        }
        SqlTypeName target = to.getSqlTypeName();
        if (SqlTypeUtil.isExactNumeric(from) && SqlTypeUtil.isExactNumeric(to)) {
            return to.getScale() >= from.getScale()
                    && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale();
        } else if (SqlTypeUtil.isNumeric(from) && (target == SqlTypeName.DOUBLE || target == SqlTypeName.FLOAT)) {
            return true;
        } else if (SqlTypeUtil.inCharFamily(from) && SqlTypeUtil.inCharFamily(to)) {
            return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                    || to.getPrecision() >= from.getPrecision()
                            && from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED;
        }
        return from.getSqlTypeName() == target
                && SqlTypeUtil.isDatetime(from)
                && to.getPrecision() >= from.getPrecision();
    }
}
