package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random queries of every shape that is kept incrementally. */
final class RandomQuery {
    private final Random random;
    private final List<Input> inputs;
    /** Without the stream whose rows come late: operators that follow event time leave such rows out, which the oracle does not know. */
    private final List<Input> punctual;

    RandomQuery(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
        this.punctual = inputs.stream()
                .filter(input -> !input.name().equals(EventTimes.LATE))
                .toList();
    }

    /**
     * A query and what to check it against.
     *
     * @param query in DuckDB's dialect null where DuckDB cannot say it
     * @param recomputable whether the same query over the retained input is the view, which late rows and EMIT FINAL prevent
     */
    record Generated(Dual query, boolean recomputable) {
        /** Whether DuckDB can say it. */
        boolean comparable() {
            return query.duck() != null;
        }
    }

    Generated next() {
        Input input = inputs.get(random.nextInt(inputs.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        Dual from = Dual.same(input.name());
        return switch (random.nextInt(19)) {
            case 0 -> plain(select(expressions, from));
            case 1 -> plain(distinct(expressions, from));
            case 2 -> plain(grouped(expressions, from));
            case 3 -> plain(global(expressions, from));
            case 4 -> plain(nested(expressions, from));
            case 5 -> plain(union(expressions, from));
            case 6, 7 -> plain(new RandomJoin(random, punctual).next());
            case 8 -> subquery();
            case 9 -> ranking();
            case 10 -> sets();
            case 11 -> plain(timedJoin());
            case 12 -> plain(shape());
            case 13, 14 -> overTheClock();
            default -> overTime();
        };
    }

    private Dual timedJoin() {
        RandomTimedJoin join = new RandomTimedJoin(random, inputs);
        return switch (random.nextInt(5)) {
            case 0, 1 -> join.interval();
            case 2 -> join.within();
            case 3 -> join.window();
            default -> join.version();
        };
    }

    private Dual shape() {
        RandomShapes shapes = new RandomShapes(random, punctual);
        return switch (random.nextInt(5)) {
            case 0 -> shapes.pivot();
            case 1 -> shapes.unpivot();
            case 2 -> shapes.unnest();
            case 3 -> shapes.lateral();
            default -> shapes.nearest();
        };
    }

    private Generated overTheClock() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> plain(new RandomPattern(random, inputs).next());
            case 2 -> plain(new RandomCounting(random, inputs).next());
            case 3 -> plain(alone());
            default ->
                new RandomClock(random, punctual).next().map(RandomQuery::plain).orElseGet(this::next);
        };
    }

    /** Aggregates that only recomputation can check. */
    private Dual alone() {
        Input input = punctual.get(random.nextInt(punctual.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        RandomAggregates aggregates = new RandomAggregates(random, input.columns());
        String key = expressions.column().name();
        return new Dual(
                "SELECT " + key + " AS c0, " + aggregates.alone().ours() + " AS c1, "
                        + aggregates.alone().ours() + " AS c2 FROM " + input.name()
                        + expressions.whereClause().ours()
                        + (random.nextBoolean() ? " GROUP BY " + key : " GROUP BY ROLLUP (" + key + ")"),
                null);
    }

    private Generated subquery() {
        return new RandomSubquery(random, punctual)
                .next()
                .map(RandomQuery::plain)
                .orElseGet(this::next);
    }

    private Generated ranking() {
        RandomRanking ranking = new RandomRanking(random, punctual);
        return plain(
                switch (random.nextInt(5)) {
                    case 0 -> ranking.overPeers();
                    case 1 -> ranking.overRows();
                    case 2, 3 -> new RandomOverTime(random, inputs).next();
                    default -> ranking.top();
                });
    }

    private Generated sets() {
        RandomSets sets = new RandomSets(random, punctual);
        return switch (random.nextInt(4)) {
            case 0 -> plain(sets.operation());
            case 1 -> plain(sets.groupings());
            case 2 -> sets.recursion().map(RandomQuery::plain).orElseGet(this::next);
            default -> plain(sets.shorthand());
        };
    }

    private Generated overTime() {
        RandomWindows windows = new RandomWindows(random, inputs);
        return switch (random.nextInt(6)) {
            case 0, 1 -> windows.aggregate();
            case 2 -> windows.implied();
            case 3 -> windows.nested();
            case 4 -> windows.top();
            default -> new RandomSessions(random, inputs).next();
        };
    }

    private static Generated plain(Dual query) {
        return new Generated(query, true);
    }

    private Dual select(RandomExpressions expressions, Dual from) {
        List<Dual> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            items.add(named(expressions.value(), i));
        }
        return Dual.format("SELECT %s FROM %s%s", Dual.join(", ", items), from, expressions.whereClause());
    }

    private Dual distinct(RandomExpressions expressions, Dual from) {
        List<Dual> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.add(named(random.nextBoolean() ? expressions.column().sql() : expressions.value(), i));
        }
        return Dual.format("SELECT DISTINCT %s FROM %s%s", Dual.join(", ", items), from, expressions.whereClause());
    }

    private Dual grouped(RandomExpressions expressions, Dual from) {
        List<Dual> keys = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            keys.add(random.nextInt(3) > 0 ? expressions.column().sql() : expressions.value());
        }
        Dual having = switch (random.nextInt(4)) {
            case 0 -> Dual.same(" HAVING COUNT(*) > 1");
            case 1 -> Dual.format(" HAVING %s IS NOT NULL AND COUNT(*) < 5", expressions.call());
            default -> Dual.same("");
        };
        return Dual.format(
                "SELECT %s FROM %s%s GROUP BY %s%s",
                items(random, keys, expressions),
                from,
                expressions.whereClause(),
                Dual.join(", ", keys.stream().distinct().toList()),
                having);
    }

    /** The keys and some aggregates, named c0 and so on. */
    static Dual items(Random random, List<Dual> keys, RandomExpressions expressions) {
        List<Dual> items = new ArrayList<>();
        for (Dual key : keys) {
            items.add(named(key, items.size()));
        }
        for (int i = 0; i <= random.nextInt(4); i++) {
            items.add(named(expressions.aggregate(), items.size()));
        }
        return Dual.join(", ", items);
    }

    private Dual global(RandomExpressions expressions, Dual from) {
        return Dual.format(
                "SELECT %s FROM %s%s", items(random, List.of(), expressions), from, expressions.whereClause());
    }

    private Dual nested(RandomExpressions expressions, Dual from) {
        Dual key = expressions.column().sql();
        Dual inner = Dual.format(
                "SELECT %s AS k, COUNT(*) AS n FROM %s%s GROUP BY %s", key, from, expressions.whereClause(), key);
        return random.nextBoolean()
                ? Dual.format("WITH w AS (%s) SELECT n, COUNT(*) AS c, MAX(n) AS m FROM w GROUP BY n", inner)
                : Dual.format("SELECT k, n * 2 AS nn FROM (%s) AS w WHERE n > 1", inner);
    }

    private Dual union(RandomExpressions expressions, Dual from) {
        Input.Column column = expressions.column();
        List<Input.Column> fitting = new ArrayList<>();
        List<Input> owners = new ArrayList<>();
        for (Input input : inputs) {
            for (Input.Column candidate : input.columns()) {
                if (candidate.domain() == column.domain()) {
                    fitting.add(candidate);
                    owners.add(input);
                }
            }
        }
        int other = random.nextInt(fitting.size());
        RandomExpressions others =
                new RandomExpressions(random, owners.get(other).columns());
        Dual both = Dual.format(
                "SELECT %s AS c0 FROM %s%s UNION ALL SELECT %s FROM %s%s",
                column.sql(),
                from,
                expressions.whereClause(),
                fitting.get(other).sql(),
                Dual.same(owners.get(other).name()),
                others.whereClause());
        return random.nextBoolean() ? both : Dual.format("SELECT c0, COUNT(*) AS c1 FROM (%s) AS u GROUP BY c0", both);
    }

    private static Dual named(Dual expression, int index) {
        return Dual.format("%s AS c" + index, expression);
    }
}
