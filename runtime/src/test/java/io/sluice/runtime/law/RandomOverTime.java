package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random window functions in the order of event time over a stream without two rows of one time, and QUALIFY on them. */
final class RandomOverTime {
    private static final List<String> FRAMES = List.of(
            "",
            " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
            " ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING",
            " ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING",
            " RANGE BETWEEN INTERVAL '10' SECOND PRECEDING AND CURRENT ROW",
            " RANGE BETWEEN INTERVAL '15' SECOND PRECEDING AND INTERVAL '1' SECOND PRECEDING",
            " RANGE BETWEEN INTERVAL '3' SECOND PRECEDING AND INTERVAL '5' SECOND FOLLOWING");

    private final Random random;
    private final Input input;
    private final RandomExpressions expressions;

    RandomOverTime(Random random, List<Input> inputs) {
        this.random = random;
        this.input = inputs.stream()
                .filter(i -> i.name().equals(EventTimes.UNIQUE))
                .findFirst()
                .orElseThrow();
        this.expressions = new RandomExpressions(random, input.columns());
    }

    Dual next() {
        String partition = random.nextInt(4) == 0
                ? ""
                : "PARTITION BY " + expressions.column().name() + " ";
        String order = partition + "ORDER BY " + EventTimes.COLUMN;
        List<Dual> items = new ArrayList<>(List.of(
                Dual.same(EventTimes.COLUMN + " AS c0"),
                Dual.format("%s AS c1", expressions.column().sql())));
        for (int i = 2; i <= 2 + random.nextInt(3); i++) {
            items.add(Dual.format("%s AS c" + i, call(order)));
        }
        Dual query = Dual.format("SELECT %s FROM n%s", Dual.join(", ", items), expressions.whereClause());
        return switch (random.nextInt(6)) {
            case 0 ->
                Dual.format(
                        "%s QUALIFY COUNT(*) OVER (" + order + FRAMES.get(random.nextInt(FRAMES.size())) + ") > 1",
                        query);
            case 1 -> Dual.format("%s QUALIFY LAG(k) OVER (" + order + ") IS DISTINCT FROM k", query);
            case 2 ->
                Dual.format("%s QUALIFY ROW_NUMBER() OVER (" + order + " DESC) <= " + (1 + random.nextInt(3)), query);
            default -> query;
        };
    }

    private Dual call(String order) {
        Dual column = expressions.column().sql();
        String frame = FRAMES.get(random.nextInt(FRAMES.size()));
        String framed = " OVER (" + order + frame + ")";
        String plain = " OVER (" + order + ")";
        return switch (random.nextInt(9)) {
            case 0 -> Dual.format("LAG(%s)" + plain, column);
            case 1 -> Dual.format("LEAD(%s)" + plain, column);
            case 2 -> Dual.same("ROW_NUMBER()" + plain);
            case 3 -> Dual.format("FIRST_VALUE(%s)" + framed, column);
            case 4 -> Dual.format("LAST_VALUE(%s)" + framed, column);
            case 5 -> Dual.same("SUM(k)" + framed);
            case 6 -> Dual.same("MAX(" + EventTimes.COLUMN + ")" + framed);
            case 7 -> Dual.same("MIN(k)" + framed);
            default -> Dual.format("COUNT(%s)" + framed, column);
        };
    }
}
