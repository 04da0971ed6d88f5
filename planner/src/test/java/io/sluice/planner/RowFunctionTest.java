package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.ValuesNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the long tail give values in the forms of SqlType. */
class RowFunctionTest {
    private static RowCall call(String expression) {
        PlanNode root = PlanScripts.query("SELECT " + expression + " FROM events", Mode.SNAPSHOT)
                .root();
        return assertInstanceOf(
                RowCall.class, ((ProjectNode) root).expressions().get(0));
    }

    private static Object evaluate(String expression, Object column) {
        RowCall call = call(expression);
        Object[] args = call.args().stream()
                .map(arg -> arg instanceof ColumnRef ? column : ((Literal) arg).value())
                .toArray();
        return call.function().apply(args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INITCAP(kind) | hello world | Hello World
            REGEXP_REPLACE(kind, '[0-9]+', '#', 'g') | a12b3 | a#b#
            LPAD(kind, 5, '.') | abc | ..abc
            RPAD(kind, 5) | abc | 'abc  '
            REVERSE(kind) | abc | cba
            MD5(kind) | a | 0cc175b9c0f1b6a831c399e269772661
            SHA256(kind) | a | ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
            JSON_VALUE(kind, '$.a') | {"a": 7} | 7
            REPEAT(kind, 2) | ab | abab
            LEFT(kind, -1) | abc | ab
            RIGHT(kind, 2) | abc | bc
            SPLIT_INDEX(kind, ',', 1) | x,y,z | y
            TRANSLATE(kind, 'ab', 'xy') | abc | xyc
            REGEXP_EXTRACT(kind, kind) | a?a | a
            OVERLAY(kind PLACING 'XY' FROM 2) | abcdef | aXYdef
            SOUNDEX(kind) | Robert | R163
            """)
    void text(String expression, String argument, String expected) {
        assertEquals(expected, evaluate(expression, argument));
    }

    @Test
    void nullGivesNull() {
        assertEquals(null, evaluate("INITCAP(kind)", null));
    }

    @Test
    void numbersAndNestedValues() {
        assertEquals(3, evaluate("LEVENSHTEIN(kind, 'sitting')", "kitten"));
        assertEquals(65, evaluate("ASCII(kind)", "A"));
        assertEquals(0.0, evaluate("SIN(weight)", 0.0));
        assertEquals("61", evaluate("TO_HEX(payload)", "a".getBytes(StandardCharsets.UTF_8)));
        assertEquals(true, evaluate("REGEXP_FULL_MATCH(kind, 'a.*')", "abc"));
        byte[] bytes = (byte[]) evaluate("FROM_BASE64(kind)", "YQ==");
        assertEquals("[97]", Arrays.toString(bytes));
    }

    @Test
    void constructors() {
        RowCall array = call("ARRAY[id, 2]");
        assertEquals(List.of(7, 2), array.function().apply(values(array, 7)));
        RowCall map = call("MAP['k', id]");
        assertEquals(Map.of("k", 7), map.function().apply(values(map, 7)));
        RowCall row = call("ROW(id, 'x')");
        assertEquals(List.of(7, "x"), row.function().apply(values(row, 7)));
    }

    private static Object[] values(RowCall call, Object column) {
        return call.args().stream()
                .map(arg -> arg instanceof ColumnRef ? column : ((Literal) arg).value())
                .toArray();
    }

    @Test
    void timesKeepTheirUnit() {
        long micros = 1_767_323_045_123_456L;
        assertEquals("Friday", evaluate("DAYNAME(at)", micros));
        assertEquals("2026-01-02", evaluate("TO_CHAR(at, 'YYYY-MM-DD')", micros));
    }

    @Test
    void callsAreConstantToo() {
        PlanNode root =
                PlanScripts.query("SELECT INITCAP('ab cd')", Mode.SNAPSHOT).root();
        Expr expr = ((ValuesNode) root).rows().get(0).get(0);
        RowCall call = assertInstanceOf(RowCall.class, expr);
        assertEquals("Ab Cd", call.function().apply(values(call, null)));
    }

    @Test
    void oneFunctionServesManyThreads() throws Exception {
        RowCall call = call("REVERSE(kind)");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> tasks = IntStream.range(0, 200)
                    .<Callable<Object>>mapToObj(i -> () -> call.function().apply(new Object[] {"x" + i}))
                    .toList();
            var results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertEquals(
                        new StringBuilder("x" + i).reverse().toString(),
                        results.get(i).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
