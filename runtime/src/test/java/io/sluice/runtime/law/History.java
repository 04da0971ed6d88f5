package io.sluice.runtime.law;

import io.sluice.Appender;
import io.sluice.ManualClock;
import io.sluice.RelationInfo;
import io.sluice.SqlStreamContext;
import io.sluice.StatementResult;
import io.sluice.planner.type.Field;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** One random history: relations, views on them, and ticks of inserts, updates and deletes, mirrored into DuckDB. */
final class History implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final SqlStreamContext ctx;
    private final DuckOracle oracle = new DuckOracle();
    private final List<Input> inputs = new ArrayList<>();
    private final List<CheckedView> views = new ArrayList<>();
    private final ManualClock clock = new ManualClock(START);
    private final EventTimes times;
    private final StringBuilder log = new StringBuilder();
    private int nextId;
    private int step;

    History(long seed) throws SQLException {
        random = new Random(seed);
        times = new EventTimes(random);
        int parallelism = 1 + (int) (seed & 1);
        log.append("# seed ")
                .append(seed)
                .append(", parallelism ")
                .append(parallelism)
                .append('\n');
        ctx = SqlStreamContext.builder().clock(clock).parallelism(parallelism).build();
    }

    /** The history so far, as a script. */
    String log() {
        return log.toString();
    }

    void run() {
        oracle.execute("CREATE TABLE marks (s VARCHAR, w TIMESTAMP)");
        oracle.execute("CREATE TABLE clock (now TIMESTAMP)");
        oracle.execute("INSERT INTO clock VALUES (TIMESTAMP '2026-01-01 00:00:00')");
        create("t", "TABLE", columns(1 + random.nextInt(4)), "");
        create("p", "TABLE", columns(1 + random.nextInt(3)), "");
        for (String stream : EventTimes.STREAMS) {
            create(stream, "STREAM", columns(1 + random.nextInt(2)), " WITH (retention = '100 days')");
        }
        appendAndTick();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            view(inputs);
        }
        int steps = 5 + random.nextInt(6);
        for (step = 0; step < steps; step++) {
            change();
            views.forEach(view -> view.check(oracle));
            if (random.nextInt(6) == 0) {
                // Rows that came late cannot be told from others once a new view reads them again.
                view(inputs.stream()
                        .filter(i -> !i.name().equals(EventTimes.LATE))
                        .toList());
                views.forEach(view -> view.check(oracle));
            }
        }
    }

    /** How many queries were kept current. */
    int queries() {
        return views.size();
    }

    // Relations and views.

    private List<Input.Column> columns(int count) {
        List<Domain> domains = List.copyOf(EnumSet.allOf(Domain.class));
        List<Input.Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Input.Column("x" + i, domains.get(random.nextInt(domains.size()))));
        }
        return columns;
    }

    private void create(String name, String kind, List<Input.Column> columns, String options) {
        boolean stream = kind.equals("STREAM");
        List<Input.Column> all = new ArrayList<>(columns);
        List<Dual> definitions = columns.stream()
                .map(c -> Dual.format("%s %s", c.sql(), c.domain().type()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (stream) {
            all.add(0, new Input.Column(EventTimes.KEY, Domain.INTEGER));
            definitions.add(0, Dual.same(EventTimes.KEY + " INT"));
            all.add(new Input.Column(EventTimes.COLUMN, Domain.TIMESTAMP3));
            definitions.add(new Dual(EventTimes.definition(name), EventTimes.COLUMN + " TIMESTAMP, seen_at TIMESTAMP"));
            oracle.execute("INSERT INTO marks VALUES ('" + name + "', NULL)");
        } else if (name.equals("p")) {
            all.add(0, new Input.Column("id", Domain.INTEGER));
            definitions.add(0, new Dual("id INT PRIMARY KEY", "id INT"));
        }
        Dual body = Dual.join(", ", definitions);
        run("CREATE " + kind + " " + name + " (" + body.ours() + ")" + options);
        oracle.execute("CREATE TABLE " + name + " (" + body.duck() + ")");
        inputs.add(new Input(name, all, stream));
    }

    private void view(List<Input> from) {
        RandomQuery.Generated generated = new RandomQuery(random, from).next();
        String name = "v" + views.size();
        run("CREATE MATERIALIZED VIEW " + name + " AS " + generated.query().ours());
        views.add(new CheckedView(ctx, name, generated));
        if (generated.comparable()) {
            oracle.execute("CREATE VIEW " + name + " AS " + generated.query().duck());
            readable(name, generated);
        }
    }

    /** Later views may read this one, unless its rows come late: then DuckDB cannot follow. */
    private void readable(String name, RandomQuery.Generated generated) {
        RelationInfo info = ctx.relations().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Input.Column> columns = new ArrayList<>();
        for (Field field : info.columns()) {
            Domain domain = Domain.of(field.type());
            if (domain != null) {
                columns.add(new Input.Column(field.name(), domain));
            }
        }
        boolean late = generated.query().ours().matches("(?s).*\\b" + EventTimes.LATE + "\\b.*");
        if (!late && !columns.isEmpty()) {
            inputs.add(new Input(name, columns, false));
        }
    }

    // Changes.

    private void change() {
        if (random.nextBoolean()) {
            advance();
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> delete();
            case 2 -> update();
            case 3 -> insert();
            default -> appendAndTick();
        }
    }

    private Input input(String name) {
        return inputs.stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    private void delete() {
        Input input = input(random.nextBoolean() ? "t" : "p");
        Dual condition = new RandomExpressions(random, input.columns()).condition(1);
        dml(Dual.format("DELETE FROM %s WHERE %s", Dual.same(input.name()), condition));
    }

    private void update() {
        Input input = input(random.nextBoolean() ? "t" : "p");
        RandomExpressions expressions = new RandomExpressions(random, input.columns());
        List<Input.Column> free =
                input.columns().stream().filter(c -> !c.name().equals("id")).toList();
        Input.Column column = free.get(random.nextInt(free.size()));
        dml(Dual.format(
                "UPDATE %s SET %s = %s%s",
                Dual.same(input.name()), column.sql(), literal(column), expressions.whereClause()));
    }

    private void insert() {
        Input input = input(random.nextBoolean() ? "t" : "p");
        List<Dual> rows = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            rows.add(Dual.format("(%s)", Dual.join(", ", row(input))));
        }
        dml(Dual.format("INSERT INTO %s VALUES %s", Dual.same(input.name()), Dual.join(", ", rows)));
    }

    private void dml(Dual sql) {
        log.append(sql.ours()).append(";\n");
        try (StatementResult result = ctx.execute(sql.ours())) {
            long expected = oracle.execute(sql.duck());
            if (result.updateCount() != expected) {
                throw new AssertionError(result.updateCount() + " rows changed, DuckDB says " + expected + ": " + sql);
            }
        }
    }

    private void appendAndTick() {
        for (Input input : inputs) {
            if (!input.name().startsWith("v") && random.nextInt(3) > 0) {
                append(input, random.nextInt(random.nextInt(5) == 0 ? 40 : 6));
            }
        }
        log.append("tick\n");
        ctx.tick();
        EventTimes.STREAMS.forEach(stream ->
                oracle.execute("UPDATE marks SET w = " + times.watermark(stream) + " WHERE s = '" + stream + "'"));
    }

    private void append(Input input, int count) {
        if (count == 0) {
            return;
        }
        String seenAt = times.watermark(input.name());
        List<String> rows = new ArrayList<>();
        log.append("feed ").append(input.name());
        try (Appender appender = ctx.appender(input.name())) {
            for (int i = 0; i < count; i++) {
                List<Dual> row = row(input);
                appender.append(row.stream().map(cell -> javaValue(cell.ours())).toArray());
                log.append("\n  + (")
                        .append(row.stream()
                                .map(cell -> scriptValue(cell.ours()))
                                .collect(Collectors.joining(", ")))
                        .append(')');
                rows.add("(" + Dual.join(", ", row).duck() + (input.timed() ? ", " + seenAt : "") + ")");
            }
        }
        log.append('\n');
        oracle.execute("INSERT INTO " + input.name() + " VALUES " + String.join(", ", rows));
        if (input.timed()) {
            times.taken(input.name());
        }
    }

    /** Moves the clock, which views see at the next tick. */
    private void advance() {
        int seconds = random.nextInt(random.nextInt(8) == 0 ? 100_000 : 12);
        clock.advance(Duration.ofSeconds(seconds));
        log.append("advance ").append(seconds).append(" seconds\n");
        oracle.execute("UPDATE clock SET now = now + to_seconds(" + seconds + ")");
    }

    private List<Dual> row(Input input) {
        List<Dual> cells = new ArrayList<>();
        for (Input.Column column : input.columns()) {
            if (column.name().equals("id")) {
                cells.add(Dual.same(String.valueOf(nextId++)));
            } else if (column.name().equals(EventTimes.COLUMN)) {
                cells.add(Dual.same(times.next(input.name(), step)));
            } else {
                cells.add(literal(column));
            }
        }
        return cells;
    }

    private Dual literal(Input.Column column) {
        return random.nextInt(5) == 0 ? Dual.same("NULL") : column.domain().literal(random);
    }

    /** What an appender takes for a literal: its text. */
    private static Object javaValue(String literal) {
        if (literal.equals("NULL")) {
            return null;
        }
        int quote = literal.indexOf('\'');
        if (quote < 0) {
            return literal;
        }
        String text = literal.substring(quote + 1, literal.length() - 1).replace("''", "'");
        return literal.startsWith("X'") ? "\\x" + text : text;
    }

    private static String scriptValue(String literal) {
        Object value = javaValue(literal);
        return value == null
                ? "NULL"
                : literal.indexOf('\'') < 0 ? literal : "'" + value.toString().replace("'", "''") + "'";
    }

    private void run(String sql) {
        log.append(sql).append(";\n");
        ctx.execute(sql).close();
    }

    @Override
    public void close() throws SQLException {
        views.forEach(CheckedView::close);
        ctx.close();
        oracle.close();
    }
}
