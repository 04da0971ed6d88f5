package io.sluice.runtime.law;

import io.sluice.runtime.law.RandomQuery.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random aggregates of windows over event time, and of windows over these; rows that come too late for a window do not count in it. */
final class RandomWindows {
    private static final Dual START = Dual.same("window_start");
    private static final Dual END = Dual.same("window_end");
    private static final Dual TIME = new Dual("window_time", "(window_end - INTERVAL 1 millisecond)");

    private final Random random;
    private final List<Input> streams;

    RandomWindows(Random random, List<Input> inputs) {
        this.random = random;
        this.streams = inputs.stream().filter(Input::timed).toList();
    }

    Generated aggregate() {
        Input input = streams.get(random.nextInt(streams.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        EventWindow window = EventWindow.draw(random);
        boolean isFinal = random.nextInt(3) == 0;
        List<Dual> keys = new ArrayList<>(windowKeys(isFinal));
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(expressions.column().sql());
        }
        Dual items = RandomQuery.items(random, keys, expressions);
        Dual where = expressions.whereClause();
        // A window clause groups by its window, whatever of it is named.
        List<Dual> groups = new ArrayList<>(keys);
        groups.addAll(List.of(START, END));
        String ours = "SELECT " + items.ours() + " FROM " + input.name() + window.clause() + where.ours() + " GROUP BY "
                + Dual.join(", ", keys.stream().distinct().toList()).ours()
                + (isFinal ? " EMIT FINAL" : " EMIT CHANGES");
        String duck = "SELECT " + items.duck() + " FROM " + rows(window, input, isFinal) + where.duck() + " GROUP BY "
                + Dual.join(", ", groups.stream().distinct().toList()).duck();
        return new Generated(new Dual(ours, duck), !isFinal && !input.name().equals(EventTimes.LATE));
    }

    private List<Dual> windowKeys(boolean isFinal) {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(END);
            case 1 -> List.of(TIME);
            case 2 -> isFinal ? List.of(TIME, START) : List.of(START);
            default -> List.of(START, END);
        };
    }

    private static String rows(EventWindow window, Input input, boolean isFinal) {
        String rows = window.rows(input) + " AS windows";
        return isFinal
                ? "(SELECT * FROM " + rows + " WHERE " + window.closed() + " <= (SELECT w FROM marks WHERE s = '"
                        + input.name() + "')) AS finals"
                : rows;
    }

    /** Groups named by their window without its being a key: it is one. */
    Generated implied() {
        Input input = streams.get(random.nextInt(streams.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        EventWindow window = EventWindow.draw(random);
        boolean isFinal = random.nextBoolean();
        Dual key = expressions.column().sql();
        Dual items = Dual.format(
                "%s AS c0, window_start AS c1, window_end AS c2, %s AS c3, %s AS c4",
                key, expressions.aggregate(), expressions.aggregate());
        Dual where = expressions.whereClause();
        String ours = "SELECT " + items.ours() + " FROM " + input.name() + window.clause() + where.ours() + " GROUP BY "
                + key.ours() + (isFinal ? " EMIT FINAL" : " EMIT CHANGES");
        String duck = "SELECT " + items.duck() + " FROM " + rows(window, input, isFinal) + where.duck() + " GROUP BY "
                + key.duck() + ", window_start, window_end";
        return new Generated(new Dual(ours, duck), !isFinal && !input.name().equals(EventTimes.LATE));
    }

    /** Windows over the results of windows. */
    Generated nested() {
        Input input = punctual();
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        EventWindow inner = new EventWindow(EventWindow.Kind.TUMBLING, 5, 5, 0, random.nextBoolean() ? 3 : 0);
        EventWindow outer = EventWindow.draw(random);
        boolean isFinal = random.nextInt(3) == 0;
        Dual key = expressions.column().sql();
        Dual where = expressions.whereClause();
        Dual counted = Dual.format(
                "SELECT %s AS k, COUNT(*) AS n, %s AS " + EventTimes.COLUMN + " FROM %s%s GROUP BY %s, %s",
                key,
                TIME,
                new Dual(input.name() + inner.clause(), inner.rows(input) + " AS windows"),
                where,
                TIME,
                key);
        String keys = random.nextBoolean() ? "window_start, window_end" : "window_end, k";
        String items = keys + ", SUM(n) AS total, COUNT(*) AS c, MAX(k) AS m";
        Input results = new Input("(" + counted.duck() + ") AS w", List.of(), false);
        EventWindow later = new EventWindow(
                outer.kind(), outer.size(), outer.step(), outer.offset(), inner.grace() + outer.grace());
        String ours = "SELECT " + items + " FROM (" + counted.ours() + ") AS w" + outer.clause() + " GROUP BY " + keys;
        String duck = "SELECT " + items + " FROM " + later.rows(results) + " AS windows"
                + (isFinal
                        ? " WHERE " + later.closed() + " <= (SELECT w FROM marks WHERE s = '" + input.name() + "')"
                        : "")
                + " GROUP BY " + keys + ", window_start, window_end";
        return new Generated(new Dual(ours + (isFinal ? " EMIT FINAL" : " EMIT CHANGES"), duck), !isFinal);
    }

    /** The first rows of each window. */
    Generated top() {
        Input input = streams.stream()
                .filter(s -> s.name().equals(EventTimes.UNIQUE))
                .findFirst()
                .orElseThrow();
        EventWindow window = EventWindow.draw(random);
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        String partition = random.nextBoolean() ? "window_start, window_end" : "window_start, window_end, k";
        String rank = "ROW_NUMBER() OVER (PARTITION BY " + partition + " ORDER BY ts"
                + (random.nextBoolean() ? " DESC" : "") + ")";
        return new Generated(
                Dual.format(
                        "SELECT window_start AS c0, %s AS c1, ts AS c2 FROM %s%s QUALIFY " + rank + " <= 2",
                        expressions.column().sql(),
                        new Dual(window.call(input.name()), window.rows(input) + " AS windows"),
                        expressions.whereClause()),
                true);
    }

    private Input punctual() {
        List<Input> punctual =
                streams.stream().filter(s -> !s.name().equals(EventTimes.LATE)).toList();
        return punctual.get(random.nextInt(punctual.size()));
    }
}
