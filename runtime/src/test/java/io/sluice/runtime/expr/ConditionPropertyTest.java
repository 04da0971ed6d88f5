package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random conditions over random rows against an evaluator of one row at a time, which stops where SQL stops. */
class ConditionPropertyTest {
    private static final int ROWS = 150;

    private final SplittableRandom random = new SplittableRandom(11);
    private final ExprTester tester = new ExprTester(BIGINT, BIGINT);

    @Test
    void conditionsAgreeWithARowByRowEvaluator() {
        for (int round = 0; round < 80; round++) {
            Expr condition = condition(4);
            List<Long[]> rows = new ArrayList<>();
            String[] lines = new String[ROWS];
            for (int i = 0; i < ROWS; i++) {
                Long[] row = {value(), value()};
                rows.add(row);
                lines[i] = (row[0] == null ? "NULL" : row[0]) + " | " + (row[1] == null ? "NULL" : row[1]);
            }
            List<String> expected =
                    rows.stream().map(row -> oracle(condition, row)).toList();
            assertEquals(expected, tester.run(condition, lines), condition.toString());
        }
    }

    private Long value() {
        return random.nextInt(6) == 0 ? null : random.nextLong(-2, 4);
    }

    private Expr condition(int depth) {
        if (depth == 0) {
            return call(comparison(), BOOLEAN, number(1), number(1));
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> call(ScalarOp.AND, BOOLEAN, condition(depth - 1), condition(depth - 1), condition(0));
            case 2, 3 -> call(ScalarOp.OR, BOOLEAN, condition(depth - 1), condition(depth - 1), condition(0));
            case 4 -> call(ScalarOp.NOT, BOOLEAN, condition(depth - 1));
            case 5 -> call(ScalarOp.IS_NOT_TRUE, BOOLEAN, condition(depth - 1));
            default ->
                new CaseWhen(
                        List.of(condition(depth - 1), condition(0)),
                        List.of(condition(0), condition(depth - 1)),
                        condition(0),
                        BOOLEAN);
        };
    }

    private Expr number(int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> tester.col(random.nextInt(2));
            case 1 -> lit(random.nextLong(-2, 3), BIGINT);
            default -> call(ScalarOp.DIVIDE, BIGINT, number(0), number(0));
        };
    }

    private ScalarOp comparison() {
        return List.of(ScalarOp.EQUALS, ScalarOp.NOT_EQUALS, ScalarOp.LESS, ScalarOp.GREATER_EQUAL)
                .get(random.nextInt(4));
    }

    private static String oracle(Expr condition, Long[] row) {
        try {
            Boolean result = truth(condition, row);
            return result == null ? "NULL" : result.toString();
        } catch (ArithmeticException e) {
            return "DIVISION_BY_ZERO";
        }
    }

    private static Boolean truth(Expr expr, Long[] row) {
        if (expr instanceof CaseWhen choice) {
            for (int i = 0; i < choice.conditions().size(); i++) {
                if (holds(choice.conditions().get(i), row)) {
                    return truth(choice.results().get(i), row);
                }
            }
            return truth(choice.otherwise(), row);
        }
        Call call = (Call) expr;
        return switch (call.op()) {
            case AND, OR -> connected(call, row);
            case NOT -> {
                Boolean inner = truth(call.args().get(0), row);
                yield inner == null ? null : !inner;
            }
            case IS_NOT_TRUE -> !Boolean.TRUE.equals(truth(call.args().get(0), row));
            default -> compared(call, row);
        };
    }

    /** A condition need not know false from unknown, so its AND stops at either. */
    private static boolean holds(Expr expr, Long[] row) {
        if (expr instanceof Call call && call.op() == ScalarOp.AND) {
            return call.args().stream().allMatch(arg -> holds(arg, row));
        }
        if (expr instanceof Call call && call.op() == ScalarOp.OR) {
            return call.args().stream().anyMatch(arg -> holds(arg, row));
        }
        return Boolean.TRUE.equals(truth(expr, row));
    }

    private static Boolean connected(Call call, Long[] row) {
        boolean deciding = call.op() == ScalarOp.OR;
        boolean unknown = false;
        for (Expr arg : call.args()) {
            Boolean value = truth(arg, row);
            if (value == null) {
                unknown = true;
            } else if (value == deciding) {
                return deciding;
            }
        }
        return unknown ? null : !deciding;
    }

    private static Boolean compared(Call call, Long[] row) {
        Long left = whole(call.args().get(0), row);
        Long right = whole(call.args().get(1), row);
        if (left == null || right == null) {
            return null;
        }
        return switch (call.op()) {
            case EQUALS -> left.equals(right);
            case NOT_EQUALS -> !left.equals(right);
            case LESS -> left < right;
            default -> left >= right;
        };
    }

    private static Long whole(Expr expr, Long[] row) {
        if (expr instanceof ColumnRef column) {
            return row[column.index()];
        }
        if (expr instanceof Literal literal) {
            return (Long) literal.value();
        }
        Long left = whole(((Call) expr).args().get(0), row);
        Long right = whole(((Call) expr).args().get(1), row);
        return left == null || right == null ? null : left / right;
    }
}
