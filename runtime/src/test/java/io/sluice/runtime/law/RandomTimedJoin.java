package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random joins over the event times of streams that close: of rows near in time, of one window, of the version at a time. */
final class RandomTimedJoin {
    private static final List<String> KINDS = List.of("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");

    private final Random random;
    private final Input a;
    private final Input b;
    private final Input versions;
    private final RandomExpressions both;

    RandomTimedJoin(Random random, List<Input> inputs) {
        this.random = random;
        List<Input> streams = inputs.stream().filter(EventTimes::closes).toList();
        this.a = streams.get(random.nextInt(streams.size()));
        this.b = streams.get(random.nextInt(streams.size()));
        this.versions = streams.stream()
                .filter(s -> s.name().equals(EventTimes.UNIQUE))
                .findFirst()
                .orElseThrow();
        this.both = expressions(b);
    }

    private RandomExpressions expressions(Input right) {
        List<Input.Column> columns = new ArrayList<>(RandomJoin.under("a", a));
        columns.addAll(RandomJoin.under("b", right));
        return new RandomExpressions(random, columns);
    }

    /** Whose times are not far apart. */
    Dual interval() {
        String near = near();
        Dual on = Dual.same((random.nextInt(6) == 0 ? "" : "a.k = b.k AND ") + near);
        if (random.nextInt(4) == 0) {
            on = Dual.format("%s AND %s", on, both.condition(0));
        }
        if (random.nextInt(4) == 0) {
            RandomExpressions left = new RandomExpressions(random, RandomJoin.under("a", a));
            String not = random.nextBoolean() ? "NOT " : "";
            return Dual.format(
                    "SELECT %s AS c0, %s AS c1 FROM " + a.name() + " AS a WHERE " + not + "EXISTS (SELECT 1 FROM "
                            + b.name() + " AS b WHERE %s)",
                    left.value(),
                    left.value(),
                    on);
        }
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        return select(both, Dual.format(a.name() + " AS a " + kind + " " + b.name() + " AS b ON %s", on));
    }

    /** The same in the words of ksqlDB. */
    Dual within() {
        int seconds = 1 + random.nextInt(12);
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        return select(
                both,
                Dual.format(
                        a.name() + " AS a " + kind + " " + b.name() + " AS b WITHIN " + seconds
                                + " SECONDS ON a.k = b.k%s",
                        a.name() + " AS a " + kind + " " + b.name() + " AS b ON a.k = b.k%s AND b.ts BETWEEN a.ts - "
                                + "to_seconds(" + seconds + ") AND a.ts + to_seconds(" + seconds + ")",
                        random.nextBoolean() ? Dual.same("") : Dual.format(" AND %s", both.condition(0))));
    }

    private String near() {
        int before = random.nextInt(8);
        int after = random.nextInt(15);
        return switch (random.nextInt(4)) {
            case 0 -> "b.ts BETWEEN a.ts AND a.ts + INTERVAL '" + after + "' SECOND";
            case 1 -> "a.ts > b.ts AND a.ts <= b.ts + INTERVAL '" + (after + 1) + "' SECOND";
            case 2 ->
                "b.ts >= a.ts - INTERVAL '" + before + "' SECOND AND b.ts < a.ts + INTERVAL '" + (after + 1)
                        + "' SECOND";
            default -> "a.ts - b.ts BETWEEN INTERVAL '-" + before + "' SECOND AND INTERVAL '" + after + "' SECOND";
        };
    }

    /** Of one window. */
    Dual window() {
        EventWindow window = EventWindow.draw(random);
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String on = "a.k = b.k AND a.window_start = b.window_start AND a.window_end = b.window_end";
        Dual from = new Dual(
                window.call(a.name()) + " AS a " + kind + " " + window.call(b.name()) + " AS b ON " + on,
                window.rows(a) + " AS a " + kind + " " + window.rows(b) + " AS b ON " + on);
        Dual where = random.nextBoolean() ? both.whereClause() : Dual.same("");
        return Dual.format(
                "SELECT a.window_start AS c0, b.window_end AS c1, %s AS c2, %s AS c3 FROM %s%s",
                both.value(), both.column().sql(), from, where);
    }

    /** With the version that held at the time of the row, in either spelling. */
    Dual version() {
        String left = random.nextBoolean() ? "LEFT " : "";
        Dual from = random.nextBoolean()
                ? new Dual(
                        a.name() + " AS a " + left + "JOIN " + versions.name()
                                + " FOR SYSTEM_TIME AS OF a.ts AS b ON a.k = b.k",
                        a.name() + " AS a ASOF " + left + "JOIN " + versions.name()
                                + " AS b ON a.k = b.k AND a.ts >= b.ts")
                : Dual.same(a.name() + " AS a ASOF " + left + "JOIN " + versions.name() + " AS b ON a.k = b.k AND a.ts "
                        + List.of(">=", ">", "<=", "<").get(random.nextInt(4)) + " b.ts");
        return select(expressions(versions), from);
    }

    private Dual select(RandomExpressions expressions, Dual from) {
        Dual where = random.nextInt(3) == 0 ? expressions.whereClause() : Dual.same("");
        if (random.nextInt(4) == 0) {
            Dual key = expressions.column().sql();
            return Dual.format(
                    "SELECT %s AS c0, %s AS c1, %s AS c2 FROM %s%s GROUP BY %s",
                    key, expressions.aggregate(), expressions.aggregate(), from, where, key);
        }
        List<Dual> items = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(3); i++) {
            items.add(Dual.format("%s AS c" + i, expressions.value()));
        }
        return Dual.format("SELECT %s FROM %s%s", Dual.join(", ", items), from, where);
    }
}
