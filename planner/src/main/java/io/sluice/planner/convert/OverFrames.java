package io.sluice.planner.convert;

import io.sluice.planner.convert.OverConverter.OverInput;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.plan.OverFrame;
import io.sluice.planner.plan.OverFrame.Bound;
import io.sluice.planner.plan.OverFrame.Direction;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;

/** Frames: ROWS and RANGE, with their distances as constants of the right type. */
final class OverFrames {
    private final PhysicalPlanner planner;
    private final List<SortKey> order;
    private final OverInput input;

    OverFrames(PhysicalPlanner planner, List<SortKey> order, OverInput input) {
        this.planner = planner;
        this.order = order;
        this.input = input;
    }

    OverFrame convert(RexOver over) {
        RexWindow window = over.getWindow();
        OverFrame.Unit unit = window.isRows() ? OverFrame.Unit.ROWS : OverFrame.Unit.RANGE;
        OverFrame.Exclusion exclusion = switch (window.getExclude()) {
            case EXCLUDE_CURRENT_ROW -> OverFrame.Exclusion.CURRENT_ROW;
            case EXCLUDE_GROUP -> OverFrame.Exclusion.GROUP;
            case EXCLUDE_TIES -> OverFrame.Exclusion.TIES;
            default -> OverFrame.Exclusion.NONE;
        };
        return new OverFrame(
                unit, bound(over, window.getLowerBound(), unit), bound(over, window.getUpperBound(), unit), exclusion);
    }

    private Bound bound(RexOver over, RexWindowBound bound, OverFrame.Unit unit) {
        if (bound.isCurrentRow()) {
            return new Bound(Direction.CURRENT_ROW, Optional.empty());
        }
        Direction direction = bound.isPreceding() ? Direction.PRECEDING : Direction.FOLLOWING;
        if (bound.isUnbounded()) {
            return new Bound(direction, Optional.empty());
        }
        Expr distance = input.expressions().convert(bound.getOffset());
        Expr typed = unit == OverFrame.Unit.ROWS
                ? Coercion.cast(distance, SqlType.bigint(), io.sluice.sql.diagnostic.SourceSpan.NONE)
                : range(over, distance);
        boolean negative = typed instanceof Literal literal
                && literal.value() instanceof Number number
                && new BigDecimal(number.toString()).signum() < 0;
        boolean constant = typed instanceof Literal literal && !literal.isNull() || typed instanceof ParameterRef;
        if (negative || !constant) {
            throw planner.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            over.getParserPosition(),
                            "the distance of a frame must be a constant that is not negative",
                            "write for example ROWS 2 PRECEDING, or ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING");
        }
        return new Bound(direction, Optional.of(typed));
    }

    private Expr range(RexOver over, Expr distance) {
        SqlType key = order.size() == 1 ? input.expr(order.get(0).column()).type() : null;
        TypeKind kind = distance.type().kind();
        boolean interval = kind == TypeKind.INTERVAL_DAY || kind == TypeKind.INTERVAL_YEAR;
        boolean fits = key != null
                && (key.kind().isNumeric() && kind.isNumeric()
                        || interval
                                && (key.kind().isTimestamp()
                                        || key.kind() == TypeKind.DATE
                                        || key.kind() == TypeKind.TIME
                                        || key.kind() == kind));
        if (!fits) {
            throw planner.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            over.getParserPosition(),
                            "RANGE with a distance needs one ORDER BY column, a number for a number or an interval for a time",
                            "write ORDER BY time RANGE INTERVAL '5' MINUTE PRECEDING, or ROWS 5 PRECEDING to count rows");
        }
        return key.kind().isApproximate()
                ? Coercion.cast(distance, SqlType.of(TypeKind.DOUBLE), io.sluice.sql.diagnostic.SourceSpan.NONE)
                : distance;
    }
}
