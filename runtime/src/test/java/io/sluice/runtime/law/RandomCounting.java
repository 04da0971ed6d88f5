package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random windows of so many rows of a stream, which DuckDB numbers as they came. */
final class RandomCounting {
    private final Random random;
    private final Input input;
    private final RandomExpressions expressions;

    RandomCounting(Random random, List<Input> inputs) {
        this.random = random;
        List<Input> streams = inputs.stream().filter(Input::timed).toList();
        this.input = streams.get(random.nextInt(streams.size()));
        this.expressions = new RandomExpressions(random, input.columns());
    }

    Dual next() {
        int size = 1 + random.nextInt(5);
        int step = random.nextBoolean() ? size : 1 + random.nextInt(size);
        List<Dual> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(expressions.column().sql());
        }
        keys = keys.stream().distinct().toList();
        Dual where = expressions.whereClause();
        String partition =
                keys.isEmpty() ? "" : "PARTITION BY " + Dual.join(", ", keys).duck() + " ";
        String number = "ROW_NUMBER() OVER (" + partition + "ORDER BY rowid) - 1";
        String numbered = "SELECT *, " + number + " AS number FROM " + input.name() + where.duck();
        // Windows begin every step rows from the first on; a row is in those that began at most size rows before.
        String placed = "(SELECT *, i * " + step + " AS window_start, i * " + step + " + " + size
                + " AS window_end FROM (" + numbered + ") AS r, range(0, 2000) AS steps(i) WHERE i * " + step
                + " <= number AND number < i * " + step + " + " + size + ") AS placed";
        String ours = input.name() + " WINDOW "
                + (step == size
                        ? "TUMBLING (SIZE " + size + " ROWS)"
                        : "HOPPING (SIZE " + size + " ROWS, ADVANCE BY " + step + " ROWS)");
        List<Dual> grouping = new ArrayList<>(keys);
        grouping.add(Dual.same("window_start"));
        grouping.add(Dual.same("window_end"));
        Dual items = RandomQuery.items(random, grouping, expressions);
        return new Dual(
                "SELECT " + items.ours() + " FROM " + ours + where.ours() + " GROUP BY "
                        + Dual.join(", ", keys.isEmpty() ? grouping : keys).ours(),
                "SELECT " + items.duck() + " FROM " + placed + " GROUP BY "
                        + Dual.join(", ", grouping).duck());
    }
}
