package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.INTEGER;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedTest {
    @Test
    void arrays() {
        ExprTester tester = new ExprTester(SqlType.array(VARCHAR), INTEGER);
        Expr item = call(ScalarOp.ITEM, VARCHAR, tester.col(0), tester.col(1));
        assertEquals(
                List.of("a", "b", "NULL", "NULL", "NULL"),
                tester.run(item, "[a, b] | 1", "[a, b] | 2", "[a, b] | 3", "[a, b] | 0", "NULL | 1"));
        assertEquals(
                List.of("2", "0", "NULL"),
                tester.run(call(ScalarOp.CARDINALITY, BIGINT, tester.col(0)), "[a, b] | 1", "[] | 1", "NULL | 1"));
    }

    @Test
    void mapsAndRows() {
        ExprTester maps = new ExprTester(SqlType.map(VARCHAR, INTEGER));
        Expr entry = call(ScalarOp.ITEM, INTEGER, maps.col(0), lit("k", VARCHAR));
        assertEquals(List.of("7", "NULL", "NULL"), maps.run(entry, "{j=1, k=7}", "{}", "NULL"));
        assertEquals(List.of("2"), maps.run(call(ScalarOp.CARDINALITY, INTEGER, maps.col(0)), "{j=1, k=7}"));
        ExprTester rows = new ExprTester(SqlType.row(List.of(new Field("a", INTEGER), new Field("b", VARCHAR))));
        Expr field = call(ScalarOp.FIELD, VARCHAR, rows.col(0), lit(1, INTEGER));
        assertEquals(List.of("x", "NULL"), rows.run(field, "(1, x)", "NULL"));
    }

    @Test
    void whatHasNoKernelIsSaidWhenCompiled() {
        ExprTester tester = new ExprTester(SqlType.array(INTEGER));
        Expr sum = call(ScalarOp.PLUS, INTEGER, tester.col(0), tester.col(0));
        assertEquals(
                ErrorCode.NOT_SUPPORTED,
                assertThrows(SluiceException.class, () -> ExprCompiler.compile(sum))
                        .code());
    }
}
