package io.sluice.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Results that are equal have equal sums, others differ. */
final class RowSumTest {
    @Test
    void theOrderOfRowsDoesNotMatterThatOfColumnsDoes() {
        assertEquals(sum(row(1, "a"), row(2, "b")), sum(row(2, "b"), row(1, "a")));
        assertNotEquals(sum(row(1, "a"), row(2, "b")), sum(row(1, "b"), row(2, "a")));
        Consumer<RowSum> turned = sum -> {
            sum.addText("a");
            sum.addInteger(1);
        };
        assertNotEquals(one(row(1, "a")), one(turned));
    }

    @Test
    void aRowTakenBackLeavesNothing() {
        RowSum sum = new RowSum();
        row(1, "a").accept(sum);
        sum.endRow(1);
        row(2, "b").accept(sum);
        sum.endRow(2);
        row(2, "b").accept(sum);
        sum.endRow(-2);
        assertEquals(sum(row(1, "a")), sum.sum());
        assertEquals(1, sum.sum().rows());
    }

    @Test
    void howOftenARowStandsThereCounts() {
        assertNotEquals(sum(row(1, "a"), row(1, "a")), sum(row(1, "a")));
        assertNotEquals(
                sum(row(1, "a"), row(1, "a")).checksum(), sum(row(1, "a")).checksum());
    }

    @Test
    void numbersAreEqualToNineDigitsWhateverTheirType() {
        assertEquals(one(sum -> sum.addNumber(0.1 + 0.2)), one(sum -> sum.addNumber(0.3)));
        assertEquals(one(sum -> sum.addNumber(12.5)), one(sum -> sum.addDecimal(new BigDecimal("12.500"))));
        assertEquals(one(sum -> sum.addNumber(0.0)), one(sum -> sum.addNumber(-0.0)));
        assertEquals(one(sum -> sum.addInteger(7)), one(sum -> sum.addDecimal(new BigDecimal("7"))));
        assertNotEquals(one(sum -> sum.addNumber(1.00000001)), one(sum -> sum.addNumber(1.0)));
        assertNotEquals(one(sum -> sum.addInteger(1L << 60)), one(sum -> sum.addInteger((1L << 60) + 1)));
    }

    @Test
    void textsCompareAsUtf8AndNullIsNoValue() {
        byte[] bytes = "äöü, longer than the text".getBytes(StandardCharsets.UTF_8);
        assertEquals(one(sum -> sum.addText("äöü")), one(sum -> sum.addText(bytes, 6)));
        assertNotEquals(one(sum -> sum.addText("")), one(RowSum::addNull));
        assertNotEquals(one(sum -> sum.addInteger(0)), one(RowSum::addNull));
    }

    private static Consumer<RowSum> row(long number, String text) {
        return sum -> {
            sum.addInteger(number);
            sum.addText(text);
        };
    }

    private static ResultSum one(Consumer<RowSum> row) {
        RowSum sum = new RowSum();
        row.accept(sum);
        sum.endRow(1);
        return sum.sum();
    }

    @SafeVarargs
    private static ResultSum sum(Consumer<RowSum>... rows) {
        RowSum total = new RowSum();
        for (Consumer<RowSum> row : rows) {
            RowSum sum = new RowSum();
            row.accept(sum);
            sum.endRow(1);
            total.add(sum);
        }
        return total.sum();
    }
}
