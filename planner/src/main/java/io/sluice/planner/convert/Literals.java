package io.sluice.planner.convert;

import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants of Calcite to ours, exact to the last digit. */
final class Literals {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Literals() {}

    static Literal convert(RexLiteral literal) {
        SqlType type = CalciteTypes.toSql(literal.getType());
        if (literal.isNull()) {
            return new Literal(null, type.withNullable(true));
        }
        return new Literal(value(literal, type), type.withNullable(false));
    }

    static Literal of(String text) {
        return new Literal(text, SqlType.varchar().withNullable(false));
    }

    private static Object value(RexLiteral literal, SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> number(literal, type);
            case VARCHAR -> literal.getValueAs(String.class);
            case VARBINARY -> literal.getValueAs(ByteString.class).getBytes();
            case DATE -> literal.getValueAs(DateString.class).getDaysSinceEpoch();
            case TIME ->
                LocalTime.parse(literal.getValueAs(TimeString.class).toString()).toNanoOfDay();
            case TIMESTAMP, TIMESTAMP_LTZ ->
                LiteralCasts.timestamp(literal.getValueAs(TimestampString.class).toString(), type);
            case INTERVAL_DAY ->
                literal.getValueAs(BigDecimal.class)
                        .multiply(BigDecimal.valueOf(NANOS_PER_MILLI))
                        .longValueExact();
            case INTERVAL_YEAR -> literal.getValueAs(BigDecimal.class).intValueExact();
            case ARRAY ->
                ((List<?>) literal.getValueAs(List.class))
                        .stream()
                                .map(item -> convert((RexLiteral) item).value())
                                .toList();
            default ->
                throw new SluiceException(ErrorCode.NOT_SUPPORTED, "constants of type " + type + " are not supported");
        };
    }

    private static Object number(RexLiteral literal, SqlType type) {
        Object raw = literal.getValue();
        BigDecimal value = raw instanceof BigDecimal d ? d : BigDecimal.valueOf(((Number) raw).doubleValue());
        if (type.kind() == TypeKind.DECIMAL) {
            return value.setScale(type.scale(), RoundingMode.HALF_UP);
        }
        return LiteralCasts.number(value, type);
    }
}
