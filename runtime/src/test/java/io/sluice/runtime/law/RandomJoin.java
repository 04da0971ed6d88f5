package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random joins of two or three relations, a relation with itself included. */
final class RandomJoin {
    private static final List<String> KINDS = List.of("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");

    private final Random random;
    private final List<Input> inputs;

    RandomJoin(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
    }

    /** A join, sometimes aggregated. */
    Dual next() {
        List<Input.Column> columns = new ArrayList<>();
        Dual from = from(columns);
        RandomExpressions expressions = new RandomExpressions(random, columns);
        Dual where = expressions.whereClause();
        if (random.nextInt(4) == 0) {
            Dual key = expressions.column().sql();
            return Dual.format(
                    "SELECT %s AS c0, %s AS c1, %s AS c2 FROM %s%s GROUP BY %s",
                    key, expressions.aggregate(), expressions.aggregate(), from, where, key);
        }
        List<Dual> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            items.add(Dual.format("%s AS c" + i, expressions.value()));
        }
        return Dual.format("SELECT %s FROM %s%s", Dual.join(", ", items), from, where);
    }

    private Dual from(List<Input.Column> columns) {
        Input left = any();
        columns.addAll(under("a", left));
        Dual from = Dual.same(left.name() + " AS a");
        int joins = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < joins; i++) {
            String alias = i == 0 ? "b" : "c";
            Input right = any();
            List<Input.Column> own = under(alias, right);
            Optional<Dual> condition = condition(columns, own);
            if (condition.isEmpty()) {
                from = Dual.format("%s CROSS JOIN " + right.name() + " AS " + alias, from);
            } else {
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                from = Dual.format(
                        "%s " + kind + " " + right.name() + " AS " + alias + " ON %s", from, condition.get());
            }
            columns.addAll(own);
        }
        return from;
    }

    /** An equality of columns that can meet, with more conditions at times, or now and then only an inequality. */
    private Optional<Dual> condition(List<Input.Column> left, List<Input.Column> right) {
        List<Dual> equal = new ArrayList<>();
        List<Dual> ordered = new ArrayList<>();
        for (Input.Column a : left) {
            for (Input.Column b : right) {
                if (a.domain() == b.domain()
                        || a.domain().isInteger() && b.domain().isInteger()) {
                    equal.add(Dual.format("%s = %s", a.sql(), b.sql()));
                    if (a.domain().isInteger()) {
                        ordered.add(Dual.format("%s " + (random.nextBoolean() ? "<" : ">=") + " %s", a.sql(), b.sql()));
                        equal.add(Dual.format("%s IS NOT DISTINCT FROM %s", a.sql(), b.sql()));
                    }
                }
            }
        }
        if (equal.isEmpty()) {
            return Optional.empty();
        }
        if (!ordered.isEmpty() && random.nextInt(6) == 0) {
            return Optional.of(ordered.get(random.nextInt(ordered.size())));
        }
        Dual condition = equal.get(random.nextInt(equal.size()));
        if (random.nextInt(3) == 0) {
            List<Input.Column> both = new ArrayList<>(left);
            both.addAll(right);
            condition = Dual.format("%s AND %s", condition, new RandomExpressions(random, both).condition(1));
        } else if (random.nextInt(3) == 0) {
            condition = Dual.format("%s AND %s", condition, equal.get(random.nextInt(equal.size())));
        }
        return Optional.of(condition);
    }

    private Input any() {
        return inputs.get(random.nextInt(inputs.size()));
    }

    /** The columns as they are called under an alias. */
    static List<Input.Column> under(String alias, Input input) {
        return input.columns().stream()
                .map(column -> new Input.Column(alias + "." + column.name(), column.domain()))
                .toList();
    }
}
