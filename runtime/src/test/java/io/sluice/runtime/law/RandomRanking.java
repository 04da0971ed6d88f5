package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Random window functions, Top-N and limits. Where a result depends on the order of rows that the order leaves equal, the order is made
 * total by the key of the relation.
 */
final class RandomRanking {
    private static final String KEY = "id";
    private static final List<String> FRAMES = List.of(
            "",
            " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
            " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING",
            " ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
            " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
            " RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING");

    private final Random random;
    private final Input keyed;
    private final List<Input> inputs;

    /** @param inputs one of them has the key column {@code id} */
    RandomRanking(Random random, List<Input> inputs) {
        this.random = random;
        this.inputs = inputs;
        this.keyed = inputs.stream()
                .filter(input -> input.name().equals("p"))
                .findFirst()
                .orElseThrow();
    }

    /** OVER with peers: functions that treat them alike. */
    Dual overPeers() {
        Input input = inputs.get(random.nextInt(inputs.size()));
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        Dual order = sortable(expressions, input)
                .map(column -> Dual.format(" ORDER BY %s" + direction(), column.sql()))
                .orElse(Dual.same(""));
        Dual over = Dual.format("OVER (PARTITION BY %s%s)", expressions.column().sql(), order);
        boolean ordered = !order.ours().isEmpty();
        List<Dual> items = new ArrayList<>(
                List.of(Dual.format("%s AS c0", expressions.column().sql())));
        items.add(Dual.format("COUNT(*) %s AS c1", over));
        Input.Column number = expressions.number();
        if (number != null && number.domain().isInteger()) {
            items.add(Dual.format("SUM(%s) %s AS c2", number.sql(), over));
        }
        if (ordered) {
            items.add(Dual.format((random.nextBoolean() ? "RANK()" : "DENSE_RANK()") + " %s AS c3", over));
        }
        return Dual.format(
                "SELECT %s FROM %s%s", Dual.join(", ", items), Dual.same(input.name()), expressions.whereClause());
    }

    /** OVER in a total order. */
    Dual overRows() {
        RandomExpressions expressions = new RandomExpressions(random, keyed.columns());
        Dual column = expressions.column().sql();
        String frame = FRAMES.get(random.nextInt(FRAMES.size()));
        boolean descending = random.nextBoolean();
        String partition = random.nextInt(3) == 0
                ? ""
                : "PARTITION BY " + expressions.column().name() + " ";
        String order = partition + "ORDER BY " + KEY + (descending ? " DESC" : "");
        String plain = "OVER (" + order + ")";
        String framed = "OVER (" + order + frame + ")";
        List<Dual> choices = new ArrayList<>(List.of(
                Dual.same("ROW_NUMBER() " + plain),
                Dual.format("LAG(%s) " + plain, column),
                Dual.format("LEAD(%s, 2) " + plain, column),
                Dual.same("NTILE(3) " + plain),
                Dual.format("FIRST_VALUE(%s) " + framed, column),
                Dual.format("LAST_VALUE(%s) " + framed, column),
                Dual.format("COUNT(%s) " + framed, column),
                Dual.same("SUM(" + KEY + ") " + framed),
                Dual.same("MIN(" + KEY + ") " + framed),
                Dual.same("MAX(" + KEY + ") " + framed)));
        List<Dual> items = new ArrayList<>(List.of(Dual.same(KEY + " AS c0")));
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            items.add(Dual.format("%s AS c" + i, choices.get(random.nextInt(choices.size()))));
        }
        return Dual.format("SELECT %s FROM p%s", Dual.join(", ", items), expressions.whereClause());
    }

    /** The first rows of each group, of all, or from some rank on. */
    Dual top() {
        RandomExpressions expressions = new RandomExpressions(random, keyed.columns());
        Dual key = expressions.column().sql();
        Dual value = expressions.column().sql();
        String order = KEY + (random.nextBoolean() ? " DESC" : "");
        int limit = 1 + random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0 ->
                Dual.format(
                        "SELECT k, v FROM (SELECT %s AS k, %s AS v, ROW_NUMBER() OVER (PARTITION BY %s ORDER BY "
                                + order + ") AS rn FROM p%s) AS ranked WHERE rn <= " + limit,
                        key,
                        value,
                        key,
                        expressions.whereClause());
            case 1 ->
                Dual.format(
                        "SELECT %s AS c0, %s AS c1 FROM p QUALIFY ROW_NUMBER() OVER (PARTITION BY %s ORDER BY " + order
                                + ") = 1",
                        key,
                        value,
                        key);
            case 2 ->
                Dual.format(
                        "SELECT " + KEY + " AS c0, %s AS c1 FROM p%s ORDER BY " + order + " LIMIT " + limit,
                        value,
                        expressions.whereClause());
            case 3 ->
                Dual.format(
                        "SELECT " + KEY + " AS c0, %s AS c1 FROM p ORDER BY " + order + " LIMIT " + limit + " OFFSET "
                                + random.nextInt(3),
                        value);
            default ->
                Dual.format(
                        "SELECT k, rn, v FROM (SELECT %s AS k, %s AS v, ROW_NUMBER() OVER (PARTITION BY %s ORDER BY "
                                + order + ") AS rn FROM p) AS ranked WHERE rn BETWEEN 2 AND " + (limit + 1),
                        key,
                        value,
                        key);
        };
    }

    /** A column that both engines sort alike. */
    private Optional<Input.Column> sortable(RandomExpressions expressions, Input input) {
        List<Input.Column> columns = input.columns().stream()
                .filter(column -> column.domain().isNumber() || column.domain() == Domain.DATE)
                .toList();
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns.get(random.nextInt(columns.size())));
    }

    private String direction() {
        return (random.nextBoolean() ? " DESC" : " ASC") + (random.nextBoolean() ? " NULLS FIRST" : " NULLS LAST");
    }
}
