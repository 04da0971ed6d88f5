package io.sluice.runtime.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random row patterns over relations whose rows have an order. DuckDB can say those of fixed length. */
final class RandomPattern {
    private static final List<String> PATTERNS = List.of(
            "A B*",
            "A B+?",
            "(A | B) C",
            "A{2} B?",
            "A+ B",
            "A B* C",
            "A (B | C){1,3}",
            "A B*? C",
            "(A B)+ C?",
            "^ A+");
    private static final List<String> SKIPS =
            List.of("", "AFTER MATCH SKIP TO NEXT ROW ", "AFTER MATCH SKIP PAST LAST ROW ");

    private final Random random;
    private final Input input;
    private final String order;
    private final RandomExpressions expressions;

    RandomPattern(Random random, List<Input> inputs) {
        this.random = random;
        boolean stream = random.nextBoolean();
        String name = stream ? EventTimes.UNIQUE : "p";
        this.input =
                inputs.stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
        this.order = stream ? EventTimes.COLUMN : "id";
        this.expressions = new RandomExpressions(random, input.columns());
    }

    Dual next() {
        return random.nextBoolean() ? fixed() : repeated();
    }

    /** So many rows one after the other, wherever they begin. */
    private Dual fixed() {
        int length = 2 + random.nextInt(2);
        Dual key = expressions.column().sql();
        boolean keyed = random.nextInt(3) > 0;
        String over = "(" + (keyed ? "PARTITION BY " + key.duck() + " " : "") + "ORDER BY " + order + ")";
        List<String> defines = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        List<String> leads = new ArrayList<>();
        List<String> found = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        StringBuilder measures = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String variable = String.valueOf((char) ('A' + i));
            Dual condition = condition(over);
            pattern.append(variable).append(' ');
            measures.append(i == 0 ? "" : ", ").append(variable + "." + order + " AS m" + i);
            defines.add(variable + " AS " + condition.ours());
            flags.add("(" + condition.duck() + ") AS f" + i);
            leads.add("LEAD(" + order + ", " + i + ") OVER " + over + " AS m" + i + ", LEAD(f" + i + ", " + i
                    + ") OVER " + over + " AS g" + i);
            found.add("g" + i);
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            items.add("m" + i + " AS c" + i);
        }
        Dual where = expressions.whereClause();
        String ours = "SELECT " + String.join(", ", items) + " FROM (SELECT * FROM " + input.name() + where.ours()
                + ") MATCH_RECOGNIZE (" + (keyed ? "PARTITION BY " + key.ours() + " " : "") + "ORDER BY " + order
                + " MEASURES " + measures + " ONE ROW PER MATCH AFTER MATCH SKIP TO NEXT ROW PATTERN (" + pattern
                + ") DEFINE " + String.join(", ", defines) + ") AS m";
        String duck = "SELECT " + String.join(", ", items) + " FROM (SELECT " + String.join(", ", leads)
                + " FROM (SELECT *, " + String.join(", ", flags) + " FROM " + input.name() + where.duck()
                + ") AS f) AS l WHERE " + String.join(" AND ", found);
        return new Dual(ours, duck);
    }

    /** On a row, or on it and the one before. */
    private Dual condition(String over) {
        Input.Column number = expressions.number();
        if (number == null || random.nextBoolean()) {
            return expressions.condition(1);
        }
        String comparison = random.nextBoolean() ? ">" : "<=";
        return new Dual(
                number.name() + " " + comparison + " PREV(" + number.name() + ")",
                number.name() + " " + comparison + " LAG(" + number.name() + ") OVER " + over);
    }

    private Dual repeated() {
        String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        Dual key = expressions.column().sql();
        boolean keyed = random.nextBoolean();
        boolean timed = order.equals(EventTimes.COLUMN);
        String within = timed && random.nextBoolean() ? "WITHIN INTERVAL '10' SECOND " : "";
        boolean all = random.nextInt(3) == 0;
        List<String> defines = new ArrayList<>();
        for (String variable : List.of("A", "B", "C")) {
            // One of them may hold for every row.
            if (pattern.contains(variable) && (!variable.equals("B") || random.nextInt(4) > 0)) {
                defines.add(variable + " AS " + condition("").ours());
            }
        }
        String items = "f, l, n, c" + (all ? ", " + order + " AS o" : "") + (keyed ? ", " + key.ours() + " AS g" : "");
        return new Dual(
                "SELECT " + items + " FROM " + input.name() + " MATCH_RECOGNIZE ("
                        + (keyed ? "PARTITION BY " + key.ours() + " " : "") + "ORDER BY " + order + " MEASURES FIRST("
                        + order + ") AS f, LAST(" + order + ") AS l, COUNT(*) AS n, CLASSIFIER() AS c "
                        + (all ? "ALL ROWS PER MATCH " : "ONE ROW PER MATCH ")
                        + SKIPS.get(random.nextInt(SKIPS.size())) + "PATTERN (" + pattern + ") " + within + "DEFINE "
                        + String.join(", ", defines) + ") AS m",
                null);
    }
}
