package io.sluice.runtime.law;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random queries with subqueries in conditions and in the SELECT list, correlated and not. */
final class RandomSubquery {
    private final Random random;
    private final List<Input> inputs;

    RandomSubquery(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
    }

    /** Empty when the relations drawn have no columns to compare. */
    Optional<Dual> next() {
        Input outer = inputs.get(random.nextInt(inputs.size()));
        Input inner = inputs.get(random.nextInt(inputs.size()));
        List<Input.Column> outerColumns = RandomJoin.under("o", outer);
        List<Input.Column> innerColumns = RandomJoin.under("i", inner);
        for (int attempt = 0; attempt < 8; attempt++) {
            Input.Column a = outerColumns.get(random.nextInt(outerColumns.size()));
            Input.Column b = innerColumns.get(random.nextInt(innerColumns.size()));
            if (a.domain() == b.domain()) {
                return Optional.of(query(outer, outerColumns, inner, innerColumns, a, b));
            }
        }
        return Optional.empty();
    }

    private Dual query(
            Input outer,
            List<Input.Column> outerColumns,
            Input inner,
            List<Input.Column> innerColumns,
            Input.Column a,
            Input.Column b) {
        RandomExpressions outside = new RandomExpressions(random, outerColumns);
        RandomExpressions inside = new RandomExpressions(random, innerColumns);
        Dual from = Dual.same(inner.name() + " AS i");
        Dual correlated = Dual.format("%s = %s", a.sql(), b.sql());
        Dual item = outside.value();
        String head = "SELECT %s AS c0, %s AS c1 FROM " + outer.name() + " AS o";
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                Dual.format(
                        head + " WHERE " + negated() + "EXISTS (SELECT 1 FROM %s WHERE %s AND %s)",
                        item,
                        a.sql(),
                        from,
                        correlated,
                        inside.condition(1));
            case 2, 3 ->
                Dual.format(
                        head + " WHERE %s " + negated() + "IN (SELECT %s FROM %s%s)",
                        item,
                        a.sql(),
                        a.sql(),
                        b.sql(),
                        from,
                        inside.whereClause());
            case 4 ->
                Dual.format(
                        "SELECT %s AS c0, (SELECT COUNT(*) FROM %s WHERE %s AND %s) AS c1 FROM " + outer.name()
                                + " AS o%s",
                        item,
                        from,
                        correlated,
                        inside.condition(1),
                        outside.whereClause());
            case 5 ->
                Dual.format(
                        "SELECT %s AS c0, (SELECT %s FROM %s WHERE %s) AS c1 FROM " + outer.name() + " AS o",
                        item,
                        inside.call(),
                        from,
                        correlated);
            case 6 ->
                Dual.format(
                        head + " WHERE (SELECT COUNT(%s) FROM %s%s) > 2 OR %s",
                        item,
                        a.sql(),
                        b.sql(),
                        from,
                        inside.whereClause(),
                        outside.condition(1));
            default ->
                Dual.format(
                        head + " WHERE %s " + negated() + "IN (SELECT %s FROM %s) OR %s",
                        item,
                        a.sql(),
                        a.sql(),
                        b.sql(),
                        from,
                        outside.condition(1));
        };
    }

    private String negated() {
        return random.nextBoolean() ? "" : "NOT ";
    }
}
