package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.DOUBLE;
import static io.sluice.runtime.expr.ExprTester.INTEGER;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No operation the planner may send is without a kernel. */
class CompletenessTest {
    private static final SqlType STAMP = SqlType.timestamp(3);
    private static final SqlType DAYS = SqlType.of(TypeKind.INTERVAL_DAY);
    private static final SqlType ROW = SqlType.row(List.of(new Field("a", BIGINT)));

    @Test
    void everyOperationRuns() {
        for (ScalarOp op : ScalarOp.values()) {
            for (SqlType type : argumentTypes(op)) {
                ExprTester tester = new ExprTester(type, type);
                assertEquals(List.of("NULL"), nullsBecomeNull(tester, op, type), op + " of " + type);
            }
        }
    }

    /** What a row of NULLs gives, with the operations that know NULL wrapped so that it is NULL too. */
    private static List<String> nullsBecomeNull(ExprTester tester, ScalarOp op, SqlType type) {
        Expr expr = expression(tester, op, type);
        boolean twoValued = switch (op) {
            case IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    IS_NULL,
                    IS_NOT_NULL,
                    IS_TRUE,
                    IS_NOT_TRUE,
                    IS_FALSE,
                    IS_NOT_FALSE,
                    CURRENT_TIME_OF_TICK -> true;
            default -> false;
        };
        List<String> result = tester.run(expr, "NULL | NULL");
        if (twoValued) {
            assertEquals(1, result.stream().filter(text -> !text.equals("NULL")).count(), op + " is never NULL");
            return List.of("NULL");
        }
        return result;
    }

    private static List<SqlType> argumentTypes(ScalarOp op) {
        List<SqlType> numbers = List.of(
                SqlType.of(TypeKind.TINYINT),
                SqlType.of(TypeKind.SMALLINT),
                INTEGER,
                BIGINT,
                SqlType.of(TypeKind.REAL),
                DOUBLE,
                SqlType.decimal(20, 2));
        return switch (op) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE -> numbers;
            case SQRT, POWER, EXP, LN, LOG10 -> List.of(DOUBLE);
            case AND, OR, NOT, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> List.of(BOOLEAN);
            case IS_NULL, IS_NOT_NULL -> List.of(BIGINT, VARCHAR, ROW, SqlType.array(BIGINT));
            case EQUALS, NOT_EQUALS, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                List.of(BIGINT, VARCHAR, BOOLEAN, STAMP, DAYS);
            case TIME_PLUS,
                    TIME_MINUS,
                    TIME_DIFFERENCE,
                    EXTRACT,
                    DATE_TRUNC,
                    DATE_BIN,
                    TIMESTAMP_DIFF,
                    CURRENT_TIME_OF_TICK -> List.of(STAMP, SqlType.of(TypeKind.DATE), SqlType.of(TypeKind.TIME));
            case INTERVAL_TIMES -> List.of(DAYS, SqlType.of(TypeKind.INTERVAL_YEAR));
            case ITEM, CARDINALITY -> List.of(SqlType.array(BIGINT), SqlType.map(BIGINT, BIGINT));
            case FIELD -> List.of(ROW);
            default -> List.of(VARCHAR);
        };
    }

    private static Expr expression(ExprTester tester, ScalarOp op, SqlType type) {
        Expr x = tester.col(0);
        Expr y = tester.col(1);
        Expr unit = lit("HOUR", VARCHAR);
        return switch (op) {
            case NEGATE, ABS, SIGN, FLOOR, CEIL, SQRT, EXP, LN, LOG10, UPPER, LOWER -> call(op, type, x);
            case ROUND, TRUNCATE -> call(op, type, x, lit(1, INTEGER));
            case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> call(op, BOOLEAN, x);
            case CHAR_LENGTH, OCTET_LENGTH, CARDINALITY -> call(op, BIGINT, x);
            case SUBSTRING -> call(op, type, x, lit(1L, BIGINT));
            case REPLACE -> call(op, type, x, y, lit("", VARCHAR));
            case POSITION -> call(op, BIGINT, x, y);
            case TIME_PLUS, TIME_MINUS -> call(op, type, x, lit(1L, DAYS));
            case TIME_DIFFERENCE -> call(op, DAYS, x, y);
            case INTERVAL_TIMES -> call(op, type, x, lit(1L, BIGINT));
            case EXTRACT -> call(op, BIGINT, unit, x);
            case DATE_TRUNC -> call(op, type, unit, x);
            case DATE_BIN -> call(op, type, lit(86_400_000_000_000L, DAYS), x, y);
            case SPLIT_PART -> call(op, type, x, y, lit(1L, BIGINT));
            case TIMESTAMP_DIFF -> call(op, BIGINT, unit, x, y);
            case CURRENT_TIME_OF_TICK -> call(op, type);
            case ITEM -> call(op, BIGINT, x, lit(1L, BIGINT));
            case FIELD -> call(op, BIGINT, x, lit(0, INTEGER));
            case REGEXP_MATCHES -> call(op, BOOLEAN, x, lit("a", VARCHAR), lit("", VARCHAR));
            case REGEXP_EXTRACT -> call(op, type, x, lit("a", VARCHAR), lit(0L, BIGINT), lit("", VARCHAR));
            case SPLIT, REGEXP_SPLIT -> call(op, SqlType.array(VARCHAR), x, y);
            case PLUS, MINUS, TIMES, DIVIDE, MOD, POWER, CONCAT, TRIM_BOTH, TRIM_LEADING, TRIM_TRAILING ->
                call(op, type, x, y);
            default -> call(op, BOOLEAN, x, y);
        };
    }
}
