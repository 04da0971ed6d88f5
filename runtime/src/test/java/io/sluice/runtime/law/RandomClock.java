package io.sluice.runtime.law;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random conditions on the time of the tick: rows come and leave as the clock goes on. */
final class RandomClock {
    private static final Dual NOW = new Dual("NOW()", "(SELECT now FROM clock)");

    private final Random random;
    private final Input input;
    private final RandomExpressions expressions;
    private final List<Input.Column> times;

    RandomClock(Random random, List<Input> inputs) {
        this.random = random;
        this.input = inputs.get(random.nextInt(inputs.size()));
        this.expressions = new RandomExpressions(random, input.columns());
        this.times =
                input.columns().stream().filter(c -> c.domain().isTimestamp()).toList();
    }

    /** Empty when the relation drawn has no times. */
    Optional<Dual> next() {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        Dual from = Dual.same(input.name());
        Dual key = expressions.column().sql();
        return Optional.of(
                switch (random.nextInt(4)) {
                    case 0 ->
                        Dual.format(
                                "SELECT %s AS c0, %s AS c1, %s AS c2 FROM %s WHERE %s GROUP BY %s",
                                key, expressions.aggregate(), expressions.aggregate(), from, condition(), key);
                    case 1 ->
                        Dual.format(
                                "SELECT %s AS c0, COUNT(*) AS c1 FROM %s%s GROUP BY %s HAVING MAX(%s) > %s - INTERVAL '"
                                        + seconds() + "' SECOND",
                                key,
                                from,
                                expressions.whereClause(),
                                key,
                                time(),
                                NOW);
                    case 2 ->
                        Dual.format(
                                "SELECT DISTINCT %s AS c0 FROM %s WHERE %s AND %s",
                                key, from, condition(), expressions.condition(1));
                    default ->
                        Dual.format(
                                "SELECT %s AS c0, %s AS c1 FROM %s WHERE %s",
                                expressions.value(), time(), from, condition());
                });
    }

    private Dual condition() {
        return switch (random.nextInt(6)) {
            case 0 -> Dual.format("%s > %s - INTERVAL '" + seconds() + "' SECOND", time(), NOW);
            case 1 -> Dual.format("%s + INTERVAL '" + seconds() + "' SECOND >= %s", time(), NOW);
            case 2 -> Dual.format("%s <= %s", time(), NOW);
            case 3 -> Dual.format("%s < %s - INTERVAL '" + seconds() + "' SECOND", time(), NOW);
            case 4 -> {
                Dual time = time();
                yield Dual.format("%s BETWEEN %s AND %s + INTERVAL '" + seconds() + "' SECOND", NOW, time, time);
            }
            default ->
                Dual.format(
                        "%s > %s - INTERVAL '" + seconds() + "' SECOND AND %s < %s + INTERVAL '" + seconds()
                                + "' SECOND",
                        time(),
                        NOW,
                        time(),
                        NOW);
        };
    }

    private int seconds() {
        return 1 + random.nextInt(30);
    }

    private Dual time() {
        return times.get(random.nextInt(times.size())).sql();
    }
}
