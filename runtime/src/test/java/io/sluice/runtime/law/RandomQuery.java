package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
                .filter(input -> !input.name().equals(History.LATE_STREAM))
                .toList();
    }

    /**
     * A query and what to check it against.
     *
     * @param recomputable whether the same query over the retained input is the view, which late rows and EMIT FINAL prevent
     */
    record Generated(Dual query, boolean recomputable) {}

    Generated next() {
        Input input = inputs.get(random.nextInt(inputs.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        Dual from = Dual.same(input.name());
        return switch (random.nextInt(24)) {
            case 0 -> plain(select(expressions, from));
            case 1 -> plain(distinct(expressions, from));
            case 2, 3 -> plain(grouped(expressions, from));
            case 4 -> plain(global(expressions, from));
            case 5 -> plain(nested(expressions, from));
            case 6 -> plain(union(expressions, from));
            case 7, 8, 9 -> windowed();
            case 10, 11, 12, 13 -> plain(new RandomJoin(random, punctual).next());
            case 14, 15, 16 ->
                new RandomSubquery(random, punctual)
                        .next()
                        .map(RandomQuery::plain)
                        .orElseGet(this::next);
            case 17 -> plain(new RandomRanking(random, punctual).overPeers());
            case 18 -> plain(new RandomRanking(random, punctual).overRows());
            case 19 -> plain(new RandomRanking(random, punctual).top());
            case 20 -> plain(new RandomSets(random, punctual).operation());
            case 21 -> plain(new RandomSets(random, punctual).groupings());
            case 22 ->
                new RandomSets(random, punctual)
                        .recursion()
                        .map(RandomQuery::plain)
                        .orElseGet(this::next);
            default -> plain(new RandomSets(random, punctual).shorthand());
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
                items(keys, expressions),
                from,
                expressions.whereClause(),
                Dual.join(", ", keys.stream().distinct().toList()),
                having);
    }

    private Dual items(List<Dual> keys, RandomExpressions expressions) {
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
        return Dual.format("SELECT %s FROM %s%s", items(List.of(), expressions), from, expressions.whereClause());
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

    /** A window over a stream with event time; rows that come too late for a window do not count in it. */
    private Generated windowed() {
        List<Input> timed = inputs.stream().filter(Input::timed).toList();
        if (timed.isEmpty()) {
            return next();
        }
        Input input = timed.get(random.nextInt(timed.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        int slide = List.of(5, 10, 60).get(random.nextInt(3));
        int panes = random.nextBoolean() ? 1 : 2 + random.nextInt(2);
        int grace = random.nextInt(3) == 0 ? 7 : 0;
        boolean isFinal = random.nextInt(3) == 0;
        boolean mayBeLate = input.name().equals(History.LATE_STREAM);
        String graceClause = grace == 0 ? "" : ", GRACE PERIOD " + grace + " SECONDS";
        String window = panes == 1
                ? " WINDOW TUMBLING (SIZE " + slide + " SECONDS" + graceClause + ")"
                : " WINDOW HOPPING (SIZE " + slide * panes + " SECONDS, ADVANCE BY " + slide + " SECONDS" + graceClause
                        + ")";
        List<Dual> keys = new ArrayList<>(List.of(Dual.same("window_start"), Dual.same("window_end")));
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(expressions.column().sql());
        }
        Dual items = items(keys, expressions);
        Dual where = expressions.whereClause();
        Dual groupBy = Dual.join(", ", keys.stream().distinct().toList());
        String ours = "SELECT " + items.ours() + " FROM " + input.name() + window + where.ours() + " GROUP BY "
                + groupBy.ours() + (isFinal ? " EMIT FINAL" : " EMIT CHANGES");
        String duck = "SELECT " + items.duck() + " FROM " + windows(input, slide, panes, grace, isFinal) + where.duck()
                + " GROUP BY " + groupBy.duck();
        return new Generated(new Dual(ours, duck), !isFinal && !mayBeLate);
    }

    private static String windows(Input input, int slide, int panes, int grace, boolean isFinal) {
        String hops = IntStream.range(0, panes).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", "));
        String start =
                "time_bucket(INTERVAL '" + slide + " seconds', " + History.TIME + ") - to_seconds(hop * " + slide + ")";
        String assigned = "SELECT *, " + start + " AS window_start, " + start + " + to_seconds(" + slide * panes
                + ") AS window_end FROM " + input.name() + ", (VALUES " + hops + ") AS hops(hop)";
        String closed = "window_end + to_seconds(" + grace + ")";
        return "(SELECT * FROM (" + assigned + ") AS assigned WHERE (seen_at IS NULL OR " + closed + " > seen_at)"
                + (isFinal ? " AND " + closed + " <= (SELECT w FROM marks WHERE s = '" + input.name() + "')" : "")
                + ") AS windows";
    }

    private static Dual named(Dual expression, int index) {
        return Dual.format("%s AS c" + index, expression);
    }
}
