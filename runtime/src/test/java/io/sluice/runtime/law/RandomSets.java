package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random set operations, grouping sets and recursion. */
final class RandomSets {
    private static final List<String> OPERATIONS =
            List.of("UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL", "UNION ALL");

    private final Random random;
    private final List<Input> inputs;

    RandomSets(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
    }

    /** Two or three branches with columns of the same types. */
    Dual operation() {
        Input first = any();
        int width = 1 + random.nextInt(2);
        List<Input.Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(first.columns().get(random.nextInt(first.columns().size())));
        }
        Dual query = branch(first, columns);
        for (int i = 0; i <= random.nextInt(2); i++) {
            Input other = any();
            Optional<List<Input.Column>> fitting = fitting(other, columns);
            if (fitting.isEmpty()) {
                other = first;
                fitting = Optional.of(columns);
            }
            // Parentheses, because precedence is not the point.
            query = Dual.format(
                    "(%s) " + OPERATIONS.get(random.nextInt(OPERATIONS.size())) + " (%s)",
                    query,
                    branch(other, fitting.get()));
        }
        return query;
    }

    private Dual branch(Input input, List<Input.Column> columns) {
        List<Dual> items = new ArrayList<>();
        for (Input.Column column : columns) {
            items.add(Dual.format("%s AS c" + items.size(), column.sql()));
        }
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        return Dual.format(
                "SELECT %s FROM %s%s", Dual.join(", ", items), Dual.same(input.name()), expressions.whereClause());
    }

    private Optional<List<Input.Column>> fitting(Input input, List<Input.Column> wanted) {
        List<Input.Column> found = new ArrayList<>();
        for (Input.Column column : wanted) {
            input.columns().stream()
                    .filter(candidate -> candidate.domain() == column.domain())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.size() == wanted.size() ? Optional.of(found) : Optional.empty();
    }

    /** GROUPING SETS, ROLLUP and CUBE. */
    Dual groupings() {
        Input input = any();
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        Input.Column a = expressions.column();
        Input.Column b = expressions.column();
        String sets = switch (random.nextInt(4)) {
            case 0 -> "ROLLUP(" + a.name() + ", " + b.name() + ")";
            case 1 -> "CUBE(" + a.name() + ", " + b.name() + ")";
            case 2 -> "GROUPING SETS ((" + a.name() + "), (" + b.name() + "), ())";
            default -> "GROUPING SETS ((" + a.name() + ", " + b.name() + "), (" + a.name() + "))";
        };
        if (a.name().equals(b.name())) {
            sets = "ROLLUP(" + a.name() + ")";
        }
        return Dual.format(
                "SELECT %s AS c0, %s AS c1, GROUPING(%s) AS c2, %s AS c3, %s AS c4 FROM %s%s GROUP BY " + sets,
                a.sql(),
                b.sql(),
                a.sql(),
                expressions.aggregate(),
                Dual.same("COUNT(*)"),
                Dual.same(input.name()),
                expressions.whereClause());
    }

    /** What can be reached by steps over the rows of a relation, or by counting. */
    Optional<Dual> recursion() {
        Input input = any();
        List<Input.Column> numbers = input.columns().stream()
                .filter(column -> column.domain().isInteger())
                .toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Input.Column a = numbers.get(random.nextInt(numbers.size()));
        Input.Column b = numbers.get(random.nextInt(numbers.size()));
        String seed = "SELECT CAST(" + a.name() + " AS BIGINT) AS x FROM " + input.name();
        String query = random.nextBoolean()
                ? "WITH RECURSIVE r(x) AS (" + seed + " UNION SELECT CAST(e." + b.name() + " AS BIGINT) FROM r JOIN "
                        + input.name() + " AS e ON r.x = CAST(e." + a.name() + " AS BIGINT)) SELECT x AS c0 FROM r"
                : "WITH RECURSIVE r(x) AS (" + seed + " UNION ALL SELECT r.x + 1 FROM r WHERE r.x BETWEEN -3 AND 2)"
                        + " SELECT x AS c0, COUNT(*) AS c1 FROM r GROUP BY x";
        return Optional.of(Dual.same(query));
    }

    /** Stars that leave columns out, GROUP BY ALL. */
    Dual shorthand() {
        Input input = any();
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        if (input.columns().size() > 1 && random.nextBoolean()) {
            String left = expressions.column().name();
            // What the oracle keeps of arrivals is no column of ours.
            String duck = input.timed() ? left + ", seen_at" : left;
            return Dual.format(
                    "SELECT * EXCLUDE (" + left + ") FROM %s%s",
                    "SELECT * EXCLUDE (" + duck + ") FROM %s%s",
                    Dual.same(input.name()),
                    expressions.whereClause());
        }
        return Dual.format(
                "SELECT %s AS c0, %s AS c1 FROM %s%s GROUP BY ALL",
                expressions.column().sql(),
                expressions.aggregate(),
                Dual.same(input.name()),
                expressions.whereClause());
    }

    private Input any() {
        return inputs.get(random.nextInt(inputs.size()));
    }
}
