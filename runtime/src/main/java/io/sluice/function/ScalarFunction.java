package io.sluice.function;

/**
 * One value for each row: a class with one or more public methods {@code eval}, told apart by their parameters.
 *
 * <pre>{@code
 * public final class Discount implements ScalarFunction {
 *     public BigDecimal eval(BigDecimal price, int percent) {
 *         return price.multiply(BigDecimal.valueOf(100 - percent)).movePointLeft(2);
 *     }
 * }
 * ctx.registerFunction("discount", new Discount());
 * ctx.query("SELECT discount(price, 10) FROM orders");
 * }</pre>
 *
 * <p>Parameters and results are primitives, their boxes, String, BigDecimal, LocalDate, LocalTime, LocalDateTime (TIMESTAMP), Instant
 * (TIMESTAMP WITH LOCAL TIME ZONE), Duration, byte[], List, Map, arrays and records (ROW). NULL is null; where a parameter is primitive,
 * NULL gives NULL without a call. What {@code eval} throws is the row's error: the row is counted and kept in {@code sys.bad_rows}.
 * Any public class with such methods can be registered, this interface is for those that want to say more of themselves.
 */
public interface ScalarFunction extends UserDefinedFunction {}
