package io.sluice.runtime.operator.unnest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnnestOperatorTest {
    private static final SqlType TEXT = SqlType.varchar();
    private static final SqlType INT = SqlType.of(TypeKind.INTEGER);
    private static final SqlType TEXTS = SqlType.array(TEXT);
    private static final RowType LINES = BatchText.rowType("id", SqlType.bigint(), "line", TEXT);
    private static final RowType LISTS = BatchText.rowType("id", SqlType.bigint(), "list", TEXTS);
    private static final RowType WORDS = BatchText.rowType("id", SqlType.bigint(), "w", TEXT);

    private static Expr split(ScalarOp op, String separator) {
        Expr line = new ColumnRef(1, TEXT);
        return new Call(op, List.of(line, new Literal(separator, TEXT)), TEXTS, SourceSpan.NONE);
    }

    private static OperatorCase words(ScalarOp op, String separator) {
        return new OperatorCase(
                LINES, WORDS, context -> new UnnestOperator(context, List.of(0), split(op, separator), false, false));
    }

    @Test
    void eachPartTakesTheWeightOfItsLine() {
        words(ScalarOp.SPLIT, " ")
                .tick(
                        List.of("+1 | 1 | to be or not", "-2 | 2 | be", "+1 | 3 | NULL"),
                        List.of("+1 | 1 | to", "+1 | 1 | be", "+1 | 1 | or", "+1 | 1 | not", "-2 | 2 | be"))
                .tick(List.of("-1 | 1 | to be"), List.of("-1 | 1 | to", "-1 | 1 | be"))
                .run();
    }

    @Test
    void emptyPartsAreParts() {
        words(ScalarOp.SPLIT, ",")
                .tick(
                        List.of("1 | ''", "2 | ,a,,b,"),
                        List.of("+1 | 1 | ''", "+1 | 2 | ''", "+1 | 2 | a", "+1 | 2 | ''", "+1 | 2 | b", "+1 | 2 | ''"))
                .run();
    }

    @Test
    void separatorsOfSeveralBytesAndNone() {
        words(ScalarOp.SPLIT, "→·")
                .tick(List.of("1 | ä→·→b→·"), List.of("+1 | 1 | ä", "+1 | 1 | →b", "+1 | 1 | ''"))
                .run();
        words(ScalarOp.SPLIT, "")
                .tick(List.of("1 | aä→", "2 | ''"), List.of("+1 | 1 | a", "+1 | 1 | ä", "+1 | 1 | →", "+1 | 2 | ''"))
                .run();
    }

    @Test
    void classesOfCharactersCutAsciiAndOtherTextAlike() {
        words(ScalarOp.REGEXP_SPLIT, "[^a-z']+")
                .tick(
                        List.of("1 | it's, so -it- is!", "2 | tür zu", "3 | ''"),
                        List.of(
                                "+1 | 1 | it's",
                                "+1 | 1 | so",
                                "+1 | 1 | it",
                                "+1 | 1 | is",
                                "+1 | 1 | ''",
                                "+1 | 2 | t",
                                "+1 | 2 | r",
                                "+1 | 2 | zu",
                                "+1 | 3 | ''"))
                .run();
        words(ScalarOp.REGEXP_SPLIT, "\\s")
                .tick(List.of("1 | a  b"), List.of("+1 | 1 | a", "+1 | 1 | ''", "+1 | 1 | b"))
                .run();
    }

    @Test
    void anyRegularExpressionCuts() {
        words(ScalarOp.REGEXP_SPLIT, "ab|→+")
                .tick(
                        List.of("1 | 1ab2→→3", "2 | 𝄞→ü"),
                        List.of("+1 | 1 | 1", "+1 | 1 | 2", "+1 | 1 | 3", "+1 | 2 | 𝄞", "+1 | 2 | ü"))
                .run();
        words(ScalarOp.REGEXP_SPLIT, "x*")
                .tick(List.of("1 | axxbc"), List.of("+1 | 1 | a", "+1 | 1 | b", "+1 | 1 | c"))
                .run();
    }

    @Test
    void aTextThatIsNoRegularExpressionIsRejected() {
        Expr pattern = new Call(
                ScalarOp.REGEXP_SPLIT,
                List.of(new Literal("a-b", TEXT), new ColumnRef(1, TEXT)),
                TEXTS,
                SourceSpan.NONE);
        new OperatorCase(LINES, WORDS, context -> new UnnestOperator(context, List.of(0), pattern, false, true))
                .tick(List.of("1 | -", "2 | ["), List.of("+1 | 1 | a", "+1 | 1 | b"))
                .rejects(List.of("INVALID_ARGUMENT: +1 | 2 | ["))
                .run();
    }

    @Test
    void elementsOfAnArrayColumnWithTheirPositions() {
        RowType output = BatchText.rowType("w", TEXT, "n", INT);
        new OperatorCase(
                        LISTS,
                        output,
                        context -> new UnnestOperator(context, List.of(), new ColumnRef(1, TEXTS), true, false))
                .tick(
                        List.of("+1 | 1 | [a, NULL, b]", "+1 | 2 | NULL", "+1 | 3 | []", "-1 | 4 | [c]"),
                        List.of("+1 | a | 1", "+1 | NULL | 2", "+1 | b | 3", "-1 | c | 1"))
                .run();
    }

    @Test
    void anOuterUnnestKeepsRowsWithoutElements() {
        RowType output = BatchText.rowType("id", SqlType.bigint(), "w", TEXT, "n", INT);
        new OperatorCase(
                        LISTS,
                        output,
                        context -> new UnnestOperator(context, List.of(0), new ColumnRef(1, TEXTS), true, true))
                .tick(
                        List.of("+1 | 1 | [a, b]", "-1 | 2 | NULL", "+1 | 3 | []"),
                        List.of("+1 | 1 | a | 1", "+1 | 1 | b | 2", "-1 | 2 | NULL | NULL", "+1 | 3 | NULL | NULL"))
                .run();
    }

    @Test
    void aMapGivesKeysAndValues() {
        SqlType map = SqlType.map(TEXT, INT);
        new OperatorCase(
                        BatchText.rowType("m", map),
                        BatchText.rowType("k", TEXT, "v", INT),
                        context -> new UnnestOperator(context, List.of(), new ColumnRef(0, map), false, false))
                .tick(List.of("{a=1, b=NULL}", "NULL", "{c=3}"), List.of("+1 | a | 1", "+1 | b | NULL", "+1 | c | 3"))
                .run();
    }

    @Test
    void anArrayOfRowsGivesTheirFields() {
        SqlType row = SqlType.row(List.of(new Field("x", INT), new Field("y", TEXT)));
        SqlType rows = SqlType.array(row);
        new OperatorCase(
                        BatchText.rowType("list", rows),
                        BatchText.rowType("x", INT, "y", TEXT, "n", INT),
                        context -> new UnnestOperator(context, List.of(), new ColumnRef(0, rows), true, false))
                .tick(
                        List.of("[(1, a), NULL, (NULL, b)]", "[]"),
                        List.of("+1 | 1 | a | 1", "+1 | NULL | NULL | 2", "+1 | NULL | b | 3"))
                .run();
    }

    @Test
    void manyElementsLeaveInBatchesOfTheWantedSize() {
        SqlType words = TEXTS;
        RowType input = BatchText.rowType("list", words);
        RowType output = BatchText.rowType("w", TEXT);
        try (OperatorHarness harness = new OperatorHarness(
                input,
                output,
                2,
                context -> new UnnestOperator(context, List.of(), new ColumnRef(0, words), false, false))) {
            harness.batch("[a, b, c]", "[]", "[NULL, d]");
            assertEquals(List.of("+1 | a", "+1 | b", "+1 | c", "+1 | NULL", "+1 | d"), harness.endTick());
            assertEquals(List.of(2, 2, 1), harness.batchSizes());
        }
    }
}
