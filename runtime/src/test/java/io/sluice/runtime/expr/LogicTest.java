package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogicTest {
    private static final String[] ALL_PAIRS = {
        "true | true",
        "true | false",
        "true | NULL",
        "false | true",
        "false | false",
        "false | NULL",
        "NULL | true",
        "NULL | false",
        "NULL | NULL"
    };
    private final ExprTester booleans = new ExprTester(BOOLEAN, BOOLEAN);
    private final ExprTester numbers = new ExprTester(BIGINT, BIGINT);

    @Test
    void threeValuedTables() {
        assertEquals(
                List.of("true", "false", "NULL", "false", "false", "false", "NULL", "false", "NULL"),
                booleans.run(call(ScalarOp.AND, BOOLEAN, booleans.col(0), booleans.col(1)), ALL_PAIRS));
        assertEquals(
                List.of("true", "true", "true", "true", "false", "NULL", "true", "NULL", "NULL"),
                booleans.run(call(ScalarOp.OR, BOOLEAN, booleans.col(0), booleans.col(1)), ALL_PAIRS));
        assertEquals(
                List.of("false", "true", "NULL"),
                booleans.run(
                        call(ScalarOp.NOT, BOOLEAN, booleans.col(0)), "true | true", "false | true", "NULL | true"));
    }

    @Test
    void truthTestsAreNeverNull() {
        String[] rows = {"true | NULL", "false | NULL", "NULL | NULL"};
        assertEquals(List.of("true", "false", "false"), truth(ScalarOp.IS_TRUE, rows));
        assertEquals(List.of("false", "true", "true"), truth(ScalarOp.IS_NOT_TRUE, rows));
        assertEquals(List.of("false", "true", "false"), truth(ScalarOp.IS_FALSE, rows));
        assertEquals(List.of("true", "false", "true"), truth(ScalarOp.IS_NOT_FALSE, rows));
        assertEquals(List.of("false", "false", "true"), truth(ScalarOp.IS_NULL, rows));
        assertEquals(List.of("true", "true", "false"), truth(ScalarOp.IS_NOT_NULL, rows));
    }

    private List<String> truth(ScalarOp op, String... rows) {
        return booleans.run(call(op, BOOLEAN, booleans.col(0)), rows);
    }

    /** 10 / c1 > c0, which fails where c1 is 0. */
    private Expr fallible() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, lit(10L, BIGINT), numbers.col(1));
        return call(ScalarOp.GREATER, BOOLEAN, quotient, numbers.col(0));
    }

    private Expr nonZero() {
        return call(ScalarOp.NOT_EQUALS, BOOLEAN, numbers.col(1), lit(0L, BIGINT));
    }

    @Test
    void theRightSideOnlySeesRowsTheLeftOneLeavesOpen() {
        String[] rows = {"1 | 5", "1 | 0", "3 | 5", "NULL | 5"};
        assertEquals(
                List.of("true", "false", "false", "NULL"),
                numbers.run(call(ScalarOp.AND, BOOLEAN, nonZero(), fallible()), rows));
        Expr zero = call(ScalarOp.NOT, BOOLEAN, nonZero());
        assertEquals(
                List.of("true", "true", "false", "NULL"),
                numbers.run(call(ScalarOp.OR, BOOLEAN, zero, fallible()), rows));
        assertEquals(
                List.of("true", "DIVISION_BY_ZERO", "false", "NULL"),
                numbers.run(call(ScalarOp.AND, BOOLEAN, fallible(), nonZero()), rows));
    }

    @Test
    void aFailedRowStaysFailedWhateverIsMadeOfIt() {
        assertEquals(
                List.of("DIVISION_BY_ZERO", "false"),
                numbers.run(call(ScalarOp.IS_NULL, BOOLEAN, fallible()), "1 | 0", "1 | 5"));
    }

    @Test
    void aBranchOfCaseOnlySeesItsRows() {
        Expr quotient = call(ScalarOp.DIVIDE, BIGINT, numbers.col(0), numbers.col(1));
        CaseWhen guarded = new CaseWhen(List.of(nonZero()), List.of(quotient), lit(-1L, BIGINT), BIGINT);
        assertEquals(List.of("3", "-1", "NULL", "-1"), numbers.run(guarded, "7 | 2", "7 | 0", "NULL | 2", "1 | NULL"));
        CaseWhen open = new CaseWhen(
                List.of(call(ScalarOp.LESS, BOOLEAN, numbers.col(0), lit(0L, BIGINT)), nonZero()),
                List.of(lit(null, BIGINT), quotient),
                quotient,
                BIGINT);
        assertEquals(
                List.of("NULL", "3", "DIVISION_BY_ZERO", "2"), numbers.run(open, "-1 | 0", "6 | 2", "6 | 0", "4 | 2"));
    }

    @Test
    void caseOfStringsAndNulls() {
        ExprTester tester = new ExprTester(VARCHAR, BIGINT);
        CaseWhen choice = new CaseWhen(
                List.of(
                        call(ScalarOp.EQUALS, BOOLEAN, tester.col(1), lit(1L, BIGINT)),
                        call(ScalarOp.EQUALS, BOOLEAN, tester.col(1), lit(2L, BIGINT))),
                List.of(lit("one", VARCHAR), tester.col(0)),
                lit(null, VARCHAR),
                VARCHAR);
        assertEquals(
                List.of("b", "one", "NULL", "NULL", "one"),
                tester.run(choice, "b | 2", "c | 1", "d | 3", "NULL | 2", "e | 1"));
        assertEquals(List.of(), tester.run(choice));
    }

    @Test
    void conditionsCombineAndRefine() {
        Expr big = call(ScalarOp.GREATER, BOOLEAN, numbers.col(0), lit(2L, BIGINT));
        Expr less = call(ScalarOp.LESS, BOOLEAN, lit(1L, BIGINT), numbers.col(1));
        Expr odd = call(
                ScalarOp.EQUALS, BOOLEAN, call(ScalarOp.MOD, BIGINT, numbers.col(0), lit(2L, BIGINT)), lit(1L, BIGINT));
        String[] rows = {"1 | 1", "3 | 1", "3 | 2", "4 | 2", "NULL | 2", "5 | NULL"};
        assertEquals(
                List.of("false", "false", "true", "false", "NULL", "NULL"),
                numbers.run(call(ScalarOp.AND, BOOLEAN, big, less, odd), rows));
        assertEquals(
                List.of("true", "true", "true", "true", "true", "true"),
                numbers.run(call(ScalarOp.OR, BOOLEAN, odd, big, less), rows));
        assertEquals(
                List.of("false", "false", "true", "true", "NULL", "NULL"),
                numbers.run(
                        call(
                                ScalarOp.NOT,
                                BOOLEAN,
                                call(
                                        ScalarOp.OR,
                                        BOOLEAN,
                                        call(ScalarOp.NOT, BOOLEAN, big),
                                        call(ScalarOp.NOT, BOOLEAN, less))),
                        rows));
    }

    @Test
    void inListWithAndWithoutNull() {
        InList in = new InList(numbers.col(0), List.of(lit(1L, BIGINT), lit(5L, BIGINT)), false, BOOLEAN);
        assertEquals(List.of("true", "false", "NULL"), numbers.run(in, "5 | 0", "2 | 0", "NULL | 0"));
        InList withNull = new InList(numbers.col(0), List.of(lit(1L, BIGINT), lit(null, BIGINT)), true, BOOLEAN);
        assertEquals(List.of("false", "NULL", "NULL"), numbers.run(withNull, "1 | 0", "2 | 0", "NULL | 0"));
        ExprTester strings = new ExprTester(VARCHAR);
        InList words = new InList(strings.col(0), List.of(lit("a", VARCHAR), lit("größe", VARCHAR)), false, BOOLEAN);
        assertEquals(List.of("true", "true", "false", "false"), strings.run(words, "a", "größe", "''", "groesse"));
        ExprTester doubles = new ExprTester(ExprTester.DOUBLE);
        InList zeros = new InList(
                doubles.col(0),
                List.of(lit(0.0, ExprTester.DOUBLE), lit(Double.NaN, ExprTester.DOUBLE)),
                false,
                BOOLEAN);
        assertEquals(List.of("true", "true", "false"), doubles.run(zeros, "-0.0", "NaN", "1"));
    }

    @Test
    void aBareNullTakesTheTypeBesideIt() {
        ExprTester strings = new ExprTester(VARCHAR);
        Expr bare = lit(null, SqlType.of(TypeKind.NULL));
        Expr distinct = call(ScalarOp.IS_DISTINCT_FROM, BOOLEAN, strings.col(0), bare);
        assertEquals(List.of("true", "false"), strings.run(distinct, "a", "NULL"));
        assertEquals(
                List.of("NULL", "NULL"),
                strings.run(call(ScalarOp.EQUALS, BOOLEAN, bare, strings.col(0)), "a", "NULL"));
        assertEquals(
                List.of("NULL", "NULL"),
                strings.run(call(ScalarOp.CONCAT, VARCHAR, strings.col(0), bare), "a", "NULL"));
        assertEquals(List.of("NULL", "NULL"), strings.run(call(ScalarOp.AND, BOOLEAN, bare, bare), "a", "NULL"));
    }

    @Test
    void parametersAreConstantsOfARun() {
        Expr equal = call(ScalarOp.EQUALS, BOOLEAN, numbers.col(0), new ParameterRef(0, BIGINT));
        assertEquals(List.of("true", "false"), numbers.run(equal, List.of(3L), "3 | 0", "4 | 0"));
        assertEquals(List.of("NULL", "NULL"), numbers.run(equal, Arrays.asList((Object) null), "3 | 0", "4 | 0"));
    }

    @Test
    void rowFunctionsFailRowByRow() {
        RowCall call = new RowCall(
                "SHOUT",
                List.of(numbers.col(0), lit("!", VARCHAR)),
                VARCHAR,
                args -> {
                    if (args[0] == null) {
                        return null;
                    }
                    if ((Long) args[0] < 0) {
                        throw new IllegalArgumentException("too quiet");
                    }
                    return args[0].toString() + args[1];
                },
                SourceSpan.NONE);
        assertEquals(List.of("7!", "NULL", "INVALID_ARGUMENT"), numbers.run(call, "7 | 0", "NULL | 0", "-7 | 0"));
    }
}
