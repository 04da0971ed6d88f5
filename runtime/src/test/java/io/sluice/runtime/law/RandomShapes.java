package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random queries that turn columns into rows and rows into columns, or look something up for each row. */
final class RandomShapes {
    private final Random random;
    private final List<Input> inputs;
    private final Input input;
    private final RandomExpressions expressions;

    RandomShapes(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
        this.input = inputs.get(random.nextInt(inputs.size()));
        this.expressions = new RandomExpressions(random, input.columns());
    }

    /** Groups by the column it does not read; DuckDB is asked by FILTER. */
    Dual pivot() {
        Input.Column by = expressions.column();
        Dual first = by.domain().literal(random);
        Dual second = by.domain().literal(random);
        while (second.equals(first)) {
            second = by.domain().literal(random);
        }
        Input.Column read = expressions.column();
        boolean comparable = !List.of(Domain.BOOLEAN, Domain.VARBINARY).contains(read.domain());
        Dual value = comparable ? read.sql() : Dual.same("1");
        String function = List.of("COUNT(DISTINCT v)", "MAX(v)", "MIN(v)").get(random.nextInt(3));
        Dual where = expressions.whereClause();
        Dual rows = Dual.format(
                "SELECT %s AS g, %s AS b, %s AS v FROM %s%s",
                expressions.column().sql(), by.sql(), value, Dual.same(input.name()), where);
        String ours = "SELECT * FROM (" + rows.ours() + ") PIVOT (" + function + " AS m, COUNT(*) AS n FOR b IN ("
                + first.ours() + " AS one, " + second.ours() + " AS two))";
        String of = " FILTER (WHERE b = ";
        String duck = "SELECT g, " + function + of + first.duck() + ") AS one_m, COUNT(*)" + of + first.duck()
                + ") AS one_n, " + function + of + second.duck() + ") AS two_m, COUNT(*)" + of + second.duck()
                + ") AS two_n FROM (" + rows.duck() + ") AS r GROUP BY g";
        return new Dual(ours, duck);
    }

    /** Some columns of one type as rows. */
    Dual unpivot() {
        Input.Column first = expressions.column();
        List<Input.Column> alike = input.columns().stream()
                .filter(c -> c.domain() == first.domain())
                .toList();
        Input.Column second = alike.get(random.nextInt(alike.size()));
        Dual other = expressions.column().sql();
        boolean nulls = random.nextBoolean();
        Dual where = expressions.whereClause();
        Dual rows = Dual.format(
                "SELECT %s AS o, %s AS a, %s AS b FROM %s%s",
                other, first.sql(), second.sql(), Dual.same(input.name()), where);
        String present = nulls ? "" : " WHERE v IS NOT NULL";
        return new Dual(
                "SELECT o, name, v FROM (" + rows.ours() + ") UNPIVOT " + (nulls ? "INCLUDE NULLS " : "")
                        + "(v FOR name IN (a AS 'a', b AS 'b'))",
                "SELECT o, name, v FROM (SELECT o, 'a' AS name, a AS v FROM (" + rows.duck()
                        + ") AS x UNION ALL SELECT o, 'b', b FROM (" + rows.duck() + ") AS y) AS u" + present);
    }

    /** Elements of a list with their positions. */
    Dual unnest() {
        Input.Column column = expressions.column();
        if (column.domain() == Domain.TIMESTAMP6) {
            // Not in arrays.
            return unpivot();
        }
        Dual literal = column.domain().literal(random);
        List<Input.Column> alike = input.columns().stream()
                .filter(c -> c.domain() == column.domain())
                .toList();
        Dual second = alike.get(random.nextInt(alike.size())).sql();
        Dual other = expressions.value();
        Dual where = expressions.whereClause();
        Dual items = Dual.format("%s AS c0, u.element AS c1, u.place AS c2", other);
        Dual from = Dual.format(
                input.name() + " CROSS JOIN UNNEST(ARRAY[%s, %s, %s]) WITH ORDINALITY AS u (element, place)",
                input.name() + " CROSS JOIN LATERAL (VALUES (%s, 1), (%s, 2), (%s, 3)) AS u(element, place)",
                column.sql(),
                literal,
                second);
        return random.nextBoolean()
                ? Dual.format("SELECT %s FROM %s%s", items, from, where)
                : Dual.format(
                        "SELECT u.element AS c0, COUNT(*) AS c1, MAX(u.place) AS c2 FROM %s%s GROUP BY u.element",
                        from, where);
    }

    /** A subquery for each row. */
    Dual lateral() {
        Input inner = inputs.get(random.nextInt(inputs.size()));
        List<Input.Column> outerColumns = RandomJoin.under("o", input);
        List<Input.Column> innerColumns = RandomJoin.under("i", inner);
        RandomExpressions outside = new RandomExpressions(random, outerColumns);
        RandomExpressions inside = new RandomExpressions(random, innerColumns);
        List<Dual> equal = new ArrayList<>();
        for (Input.Column a : outerColumns) {
            for (Input.Column b : innerColumns) {
                if (a.domain() == b.domain()) {
                    equal.add(Dual.format("%s = %s", a.sql(), b.sql()));
                }
            }
        }
        if (equal.isEmpty()) {
            return unnest();
        }
        Dual on = equal.get(random.nextInt(equal.size()));
        Dual select = random.nextBoolean()
                ? Dual.format(
                        "SELECT %s AS x, %s AS y FROM " + inner.name() + " AS i WHERE %s AND %s",
                        inside.call(),
                        Dual.same("COUNT(*)"),
                        on,
                        inside.condition(0))
                : Dual.format(
                        "SELECT %s AS x, %s AS y FROM " + inner.name() + " AS i WHERE %s AND %s",
                        inside.value(),
                        inside.column().sql(),
                        on,
                        inside.condition(0));
        String join = random.nextBoolean() ? " CROSS JOIN LATERAL (%s) AS l" : " LEFT JOIN LATERAL (%s) AS l ON TRUE";
        return Dual.format(
                "SELECT %s AS c0, l.x AS c1, l.y AS c2 FROM " + input.name() + " AS o" + join, outside.value(), select);
    }

    /** The nearest row of a table with a key. */
    Dual nearest() {
        Input keyed =
                inputs.stream().filter(i -> i.name().equals("p")).findFirst().orElseThrow();
        List<Input.Column> left = RandomJoin.under("a", input);
        List<Input.Column> right = RandomJoin.under("b", keyed);
        List<Input.Column> numbers =
                left.stream().filter(c -> c.domain() == Domain.INTEGER).toList();
        List<Dual> equal = new ArrayList<>();
        for (Input.Column a : left) {
            for (Input.Column b : right) {
                if (a.domain() == b.domain() && !b.name().equals("b.id")) {
                    equal.add(Dual.format("%s = %s", a.sql(), b.sql()));
                }
            }
        }
        if (numbers.isEmpty() || equal.isEmpty()) {
            return unpivot();
        }
        List<Input.Column> both = new ArrayList<>(left);
        both.addAll(right);
        RandomExpressions values = new RandomExpressions(random, both);
        Dual number = numbers.get(random.nextInt(numbers.size())).sql();
        String comparison = List.of(">=", ">", "<=", "<").get(random.nextInt(4));
        return Dual.format(
                "SELECT %s AS c0, %s AS c1, b.id AS c2 FROM " + input.name() + " AS a ASOF "
                        + (random.nextBoolean() ? "LEFT " : "") + "JOIN p AS b ON %s AND %s " + comparison + " b.id",
                values.value(),
                values.column().sql(),
                equal.get(random.nextInt(equal.size())),
                number);
    }
}
