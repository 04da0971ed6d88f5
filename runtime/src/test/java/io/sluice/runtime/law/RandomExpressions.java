package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random scalar expressions and conditions over the columns of one input. They never fail, whatever the row. */
final class RandomExpressions {
    private final Random random;
    private final List<Input.Column> columns;

    RandomExpressions(Random random, List<Input.Column> columns) {
        this.random = random;
        this.columns = columns;
    }

    Input.Column column() {
        return columns.get(random.nextInt(columns.size()));
    }

    /** A column of numbers, or null when there is none. */
    Input.Column number() {
        List<Input.Column> numbers =
                columns.stream().filter(c -> c.domain().isNumber()).toList();
        return numbers.isEmpty() ? null : numbers.get(random.nextInt(numbers.size()));
    }

    Dual value() {
        Input.Column column = column();
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> column.sql();
            case 3 -> Dual.format("CASE WHEN %s THEN %s ELSE %s END", condition(1), column.sql(), literal(column));
            case 4 -> Dual.format("COALESCE(%s, %s)", column.sql(), literal(column));
            default -> computed(column);
        };
    }

    private Dual computed(Input.Column column) {
        Dual sql = column.sql();
        Domain domain = column.domain();
        if (domain.isInteger()) {
            return pick(
                    Dual.format("CAST(%s AS BIGINT) + 1", sql),
                    Dual.format("CAST(%s AS BIGINT) * -3", sql),
                    Dual.format("MOD(%s, 7)", sql),
                    Dual.format("ABS(CAST(%s AS BIGINT))", sql),
                    Dual.format("CAST(%s AS VARCHAR)", sql));
        }
        return switch (domain) {
            case REAL, DOUBLE ->
                pick(Dual.format("%s + 0.5", sql), Dual.format("-%s", sql), Dual.format("ABS(%s)", sql));
            case DECIMAL -> pick(Dual.format("-%s", sql), Dual.format("ABS(%s)", sql));
            case BOOLEAN -> pick(Dual.format("NOT %s", sql), Dual.format("%s IS NOT TRUE", sql));
            case VARCHAR ->
                pick(
                        Dual.format("%s || 'x'", sql),
                        Dual.format("UPPER(%s)", sql),
                        Dual.format("CHAR_LENGTH(%s)", "LENGTH(%s)", sql),
                        Dual.format("SUBSTRING(%s, 1, 2)", sql),
                        Dual.format("REPLACE(%s, 'a', 'bb')", sql));
            case DATE ->
                pick(
                        Dual.format("EXTRACT(DAY FROM %s)", sql),
                        Dual.format("%s + INTERVAL '1' DAY", "CAST(%s + INTERVAL '1' DAY AS DATE)", sql));
            case TIMESTAMP3, TIMESTAMP6 ->
                pick(
                        Dual.format("%s + INTERVAL '90' MINUTE", sql),
                        Dual.format("CAST(%s AS DATE)", sql),
                        Dual.format("EXTRACT(YEAR FROM %s)", sql));
            default -> sql;
        };
    }

    Dual condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            String pattern = random.nextBoolean() ? "(%s AND %s)" : "(%s OR %s)";
            return Dual.format(pattern, condition(depth - 1), condition(depth - 1));
        }
        Input.Column column = column();
        Dual sql = column.sql();
        return switch (random.nextInt(8)) {
            case 0 -> Dual.format(random.nextBoolean() ? "%s IS NULL" : "%s IS NOT NULL", sql);
            case 1 -> Dual.format("%s IN (%s, %s)", sql, literal(column), literal(column));
            case 2 -> Dual.format("%s BETWEEN %s AND %s", sql, literal(column), literal(column));
            case 3 -> Dual.format("NOT (%s = %s)", sql, literal(column));
            case 4 ->
                column.domain() == Domain.VARCHAR
                        ? Dual.format(random.nextBoolean() ? "%s LIKE '%%a%%'" : "%s NOT LIKE '_'", sql)
                        : Dual.format("%s = %s", sql, literal(column));
            default -> Dual.format("%s " + comparison() + " %s", sql, literal(column));
        };
    }

    /** A condition that every row meets or some random one. */
    Dual whereClause() {
        return random.nextInt(3) == 0 ? Dual.same("") : Dual.format(" WHERE %s", condition(2));
    }

    Dual aggregate() {
        Dual call = call();
        boolean plain = !call.duck().contains(" FILTER ") && !call.duck().startsWith("ROUND(");
        return random.nextInt(4) == 0 && plain ? Dual.format("%s FILTER (WHERE %s)", call, condition(1)) : call;
    }

    /** An aggregate without FILTER. */
    Dual call() {
        if (random.nextInt(3) == 0) {
            return new RandomAggregates(random, columns).next();
        }
        Input.Column number = number();
        Dual any = column().sql();
        List<Dual> calls = new ArrayList<>(
                List.of(Dual.same("COUNT(*)"), Dual.format("COUNT(%s)", any), Dual.format("COUNT(DISTINCT %s)", any)));
        Input.Column ordered = column();
        if (ordered.domain() != Domain.VARBINARY && ordered.domain() != Domain.BOOLEAN) {
            calls.add(Dual.format("MIN(%s)", ordered.sql()));
            calls.add(Dual.format("MAX(%s)", ordered.sql()));
        }
        if (number != null) {
            calls.add(Dual.format("SUM(%s)", number.sql()));
            calls.add(Dual.format("SUM(%s)", number.sql()));
            calls.add(Dual.format("SUM(DISTINCT %s)", number.sql()));
            if (number.domain() != Domain.DECIMAL) {
                calls.add(Dual.format("AVG(%s)", number.sql()));
            }
        }
        return calls.get(random.nextInt(calls.size()));
    }

    private Dual literal(Input.Column column) {
        return column.domain().literal(random);
    }

    private String comparison() {
        return List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6));
    }

    private Dual pick(Dual... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
