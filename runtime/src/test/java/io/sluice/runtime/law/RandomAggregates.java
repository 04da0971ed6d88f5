package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random calls of the less common aggregates. Where their result depends on order, the order is total but for equal values. */
final class RandomAggregates {
    private final Random random;
    private final List<Input.Column> columns;

    RandomAggregates(Random random, List<Input.Column> columns) {
        this.random = random;
        this.columns = columns;
    }

    /** The DuckDB side may have a FILTER of its own. */
    Dual next() {
        Input.Column column = any();
        Dual sql = column.sql();
        List<Dual> calls = new ArrayList<>();
        switch (column.domain()) {
            case BOOLEAN -> {
                calls.add(Dual.format("BOOL_AND(%s)", sql));
                calls.add(Dual.format("BOOL_OR(%s)", sql));
            }
            case VARCHAR -> {
                calls.add(Dual.format("LISTAGG(%s)", "STRING_AGG(%s, ',' ORDER BY %1$s)", sql));
                calls.add(Dual.format(
                        "STRING_AGG(DISTINCT %s, '; ')", "STRING_AGG(DISTINCT %s, '; ' ORDER BY %1$s)", sql));
                calls.add(Dual.format(
                        "LISTAGG(%s, '' ORDER BY %1$s DESC)", "STRING_AGG(%s, '' ORDER BY %1$s DESC)", sql));
            }
            case TINYINT, SMALLINT, INTEGER, BIGINT -> integers(sql, calls);
            default -> {}
        }
        if (column.domain() == Domain.TINYINT || column.domain() == Domain.REAL) {
            statistics(sql, calls);
        }
        if (sortable(column)) {
            ordered(column, calls);
        }
        calls.add(Dual.format("COUNT(DISTINCT %s)", sql));
        return calls.get(random.nextInt(calls.size()));
    }

    private void integers(Dual sql, List<Dual> calls) {
        calls.add(Dual.format("BIT_AND(%s)", sql));
        calls.add(Dual.format("BIT_OR(%s)", sql));
        calls.add(Dual.format("BIT_XOR(%s)", sql));
        calls.add(Dual.format("BIT_XOR(DISTINCT %s)", sql));
        calls.add(Dual.format("COUNT_IF(%s > 0)", "COUNT(*) FILTER (WHERE %s > 0)", sql));
        calls.add(Dual.format("MEDIAN(%s)", sql));
        calls.add(Dual.format("PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY %s)", sql));
    }

    /** Of small numbers only: DuckDB's sums of squares are not exact. */
    private void statistics(Dual sql, List<Dual> calls) {
        for (String function : List.of("VAR_POP", "VAR_SAMP", "STDDEV_POP", "STDDEV_SAMP")) {
            calls.add(Dual.format("ROUND(" + function + "(%s) + 0.0000031, 5)", sql));
        }
        Dual other = columns.stream()
                .filter(c -> c.domain() == Domain.TINYINT || c.domain() == Domain.REAL)
                .reduce((a, b) -> random.nextBoolean() ? a : b)
                .orElseThrow()
                .sql();
        calls.add(Dual.format("ROUND(COVAR_POP(%s, %s) + 0.0000031, 5)", sql, other));
        calls.add(Dual.format("ROUND(COVAR_SAMP(%s, %s) + 0.0000031, 5)", sql, other));
        calls.add(Dual.format("REGR_COUNT(%s, %s)", sql, other));
        calls.add(Dual.format("ROUND(PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY %s) + 0.0000031, 5)", sql));
    }

    private void ordered(Input.Column column, List<Dual> calls) {
        Dual by = columns.stream()
                .filter(RandomAggregates::sortable)
                .reduce((a, b) -> random.nextBoolean() ? a : b)
                .orElseThrow()
                .sql();
        Dual sql = column.sql();
        String present = " FILTER (WHERE %1$s IS NOT NULL AND %2$s IS NOT NULL)";
        calls.add(Dual.format("ARG_MIN(%1$s, %2$s)", "FIRST(%1$s ORDER BY %2$s, %1$s)" + present, sql, by));
        calls.add(Dual.format("ARG_MAX(%1$s, %2$s)", "FIRST(%1$s ORDER BY %2$s DESC, %1$s)" + present, sql, by));
        calls.add(Dual.format(
                "FIRST_VALUE(%1$s ORDER BY %2$s NULLS LAST, %1$s)",
                "FIRST(%1$s ORDER BY %2$s NULLS LAST, %1$s NULLS LAST)", sql, by));
        calls.add(Dual.format(
                "LAST_VALUE(%1$s ORDER BY %2$s NULLS FIRST, %1$s)",
                "LAST(%1$s ORDER BY %2$s NULLS FIRST, %1$s NULLS LAST)", sql, by));
        if (column.domain() != Domain.TIMESTAMP6) {
            calls.add(Dual.format(
                    "ARRAY_AGG(%1$s ORDER BY %1$s NULLS LAST)", "LIST(%1$s ORDER BY %1$s NULLS LAST)", sql));
        }
    }

    /** What DuckDB has no like of, for comparison with ourselves only. */
    Dual alone() {
        String sql = any().name();
        List<String> calls = new ArrayList<>(List.of(
                "MODE(" + sql + ")",
                "APPROX_COUNT_DISTINCT(" + sql + ")",
                "CARDINALITY(COLLECT(" + sql + "))",
                "CARDINALITY(HISTOGRAM(" + sql + "))"));
        List<Input.Column> numbers =
                columns.stream().filter(c -> c.domain().isNumber()).toList();
        if (!numbers.isEmpty()) {
            String number = numbers.get(random.nextInt(numbers.size())).name();
            String other = numbers.get(random.nextInt(numbers.size())).name();
            calls.add("APPROX_PERCENTILE(" + number + ", 0.5)");
            calls.add("CORR(" + number + ", " + other + ")");
            calls.add("STDDEV_SAMP(" + number + ")");
            calls.add("REGR_SLOPE(" + number + ", " + other + ")");
        }
        return new Dual(calls.get(random.nextInt(calls.size())), null);
    }

    private Input.Column any() {
        return columns.get(random.nextInt(columns.size()));
    }

    private static boolean sortable(Input.Column column) {
        return column.domain() != Domain.BOOLEAN && column.domain() != Domain.VARBINARY;
    }
}
