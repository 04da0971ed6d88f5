package io.sluice.planner.plan;

import io.sluice.planner.expr.Literal;
import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One aggregate of an {@link AggregateNode}.
 *
 * @param args columns of the input; empty for COUNT(*)
 * @param filter a BOOLEAN column of the input that must be true, or −1
 * @param order in which the function sees the rows: WITHIN GROUP, or ORDER BY among the arguments. Rows it leaves equal are in the order
 *     of their arguments; so are all rows when it is empty, save for FIRST_VALUE and LAST_VALUE, which then go by arrival
 * @param constants arguments that are the same for all rows: a separator, a fraction
 * @param ignoreNulls IGNORE NULLS was written; only matters to functions that would not ignore them anyway
 * @param user what runs for {@link AggregateFunction#USER}; empty for all others
 * @param type result: COUNT BIGINT; SUM of integers BIGINT, of DECIMAL DECIMAL(38, s), of REAL and DOUBLE DOUBLE; AVG DOUBLE, of DECIMAL
 *     as given; MIN, MAX the argument's
 */
public record AggregateCall(
        AggregateFunction function,
        List<Integer> args,
        boolean distinct,
        int filter,
        List<SortKey> order,
        List<Literal> constants,
        boolean ignoreNulls,
        Optional<UserAggregate> user,
        SqlType type,
        String name,
        SourceSpan span) {
    public AggregateCall {
        args = List.copyOf(args);
        order = List.copyOf(order);
        constants = List.copyOf(constants);
    }

    /** A call without order and constants. */
    public AggregateCall(
            AggregateFunction function,
            List<Integer> args,
            boolean distinct,
            int filter,
            SqlType type,
            String name,
            SourceSpan span) {
        this(function, args, distinct, filter, List.of(), List.of(), false, type, name, span);
    }

    /** A call of a function of the dialect. */
    public AggregateCall(
            AggregateFunction function,
            List<Integer> args,
            boolean distinct,
            int filter,
            List<SortKey> order,
            List<Literal> constants,
            boolean ignoreNulls,
            SqlType type,
            String name,
            SourceSpan span) {
        this(function, args, distinct, filter, order, constants, ignoreNulls, Optional.empty(), type, name, span);
    }

    /** Whether a row takes no part when one of its arguments is NULL. */
    public boolean skipsNulls() {
        return ignoreNulls || !function.seesNulls();
    }

    /** Every column of the input that the call reads. */
    public IntStream columns() {
        IntStream read = IntStream.concat(
                args.stream().mapToInt(Integer::intValue), order.stream().mapToInt(SortKey::column));
        return filter < 0 ? read : IntStream.concat(read, IntStream.of(filter));
    }

    /** The same call where each column of the input stands elsewhere. */
    public AggregateCall mapColumns(IntUnaryOperator position) {
        return new AggregateCall(
                function,
                args.stream().map(position::applyAsInt).toList(),
                distinct,
                filter < 0 ? -1 : position.applyAsInt(filter),
                order.stream()
                        .map(key -> new SortKey(position.applyAsInt(key.column()), key.descending(), key.nullsFirst()))
                        .toList(),
                constants,
                ignoreNulls,
                user,
                type,
                name,
                span);
    }

    public AggregateCall named(String newName) {
        return new AggregateCall(
                function, args, distinct, filter, order, constants, ignoreNulls, user, type, newName, span);
    }
}
