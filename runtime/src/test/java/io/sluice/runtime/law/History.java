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
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** One random history: relations, views on them, and ticks of inserts, updates and deletes, mirrored into DuckDB. */
final class History implements AutoCloseable {
    /** Event time of the streams. */
    static final String TIME = "ts";

    /** A stream whose watermark is so close that rows come late. */
    static final String LATE_STREAM = "l";

    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final Map<String, Duration> DELAYS =
            Map.of("s", Duration.ofDays(1_000), LATE_STREAM, Duration.ofSeconds(5));

    private final Random random;
    private final SqlStreamContext ctx;
    private final DuckOracle oracle = new DuckOracle();
    private final List<Input> inputs = new ArrayList<>();
    private final List<CheckedView> views = new ArrayList<>();
    private final Map<String, LocalDateTime> watermarks = new HashMap<>();
    private final Map<String, LocalDateTime> latest = new HashMap<>();
    private final StringBuilder log = new StringBuilder();
    private int nextId;
    private int step;

    History(long seed) throws SQLException {
        random = new Random(seed);
        int parallelism = 1 + (int) (seed & 1);
        log.append("# seed ")
                .append(seed)
                .append(", parallelism ")
                .append(parallelism)
                .append('\n');
        ctx = SqlStreamContext.builder()
                .clock(new ManualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .parallelism(parallelism)
                .build();
    }

    /** The history so far, as a script. */
    String log() {
        return log.toString();
    }

    void run() {
        oracle.execute("CREATE TABLE marks (s VARCHAR, w TIMESTAMP)");
        create("t", "TABLE", columns(1 + random.nextInt(4)), "");
        create("p", "TABLE", columns(1 + random.nextInt(3)), "");
        create("s", "STREAM", columns(1 + random.nextInt(3)), " WITH (retention = '100 days')");
        create(LATE_STREAM, "STREAM", columns(1 + random.nextInt(2)), " WITH (retention = '100 days')");
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
                view(inputs.stream().filter(i -> !i.name().equals(LATE_STREAM)).toList());
                views.forEach(view -> view.check(oracle));
            }
        }
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
            all.add(new Input.Column(TIME, Domain.TIMESTAMP3));
            String delay = " - INTERVAL '" + DELAYS.get(name).toSeconds() + "' SECOND(9)";
            definitions.add(Dual.format(
                    TIME + " TIMESTAMP(3), WATERMARK FOR " + TIME + " AS " + TIME + delay,
                    TIME + " TIMESTAMP, seen_at TIMESTAMP"));
            oracle.execute("INSERT INTO marks VALUES ('" + name + "', NULL)");
        } else if (name.equals("p")) {
            all.add(0, new Input.Column("id", Domain.INTEGER));
            definitions.add(0, Dual.same("id INT PRIMARY KEY"));
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
        oracle.execute("CREATE VIEW " + name + " AS " + generated.query().duck());
        views.add(new CheckedView(ctx, name, generated));
        boolean late = generated.query().ours().matches("(?s).*\\b" + LATE_STREAM + "\\b.*");
        readable(name, generated.recomputable() && !late);
    }

    /** Later views may read this one, unless DuckDB cannot follow. */
    private void readable(String name, boolean recomputable) {
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
        if (recomputable && !columns.isEmpty()) {
            inputs.add(new Input(name, columns, false));
        }
    }

    // Changes.

    private void change() {
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
        watermarks.forEach((stream, mark) -> oracle.execute(
                "UPDATE marks SET w = TIMESTAMP '" + FORMAT.format(mark) + "' WHERE s = '" + stream + "'"));
    }

    private void append(Input input, int count) {
        if (count == 0) {
            return;
        }
        LocalDateTime mark = watermarks.get(input.name());
        String seenAt = mark == null ? "NULL" : "TIMESTAMP '" + FORMAT.format(mark) + "'";
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
            advance(input.name());
        }
    }

    private void advance(String stream) {
        LocalDateTime mark = latest.get(stream).minus(DELAYS.get(stream));
        watermarks.merge(stream, mark, (a, b) -> a.isAfter(b) ? a : b);
    }

    private List<Dual> row(Input input) {
        List<Dual> cells = new ArrayList<>();
        for (Input.Column column : input.columns()) {
            if (column.name().equals("id")) {
                cells.add(Dual.same(String.valueOf(nextId++)));
            } else if (column.name().equals(TIME)) {
                LocalDateTime time = START.plus(Duration.ofMillis(4_000L * step + 500L * (random.nextInt(40) - 25)));
                latest.merge(input.name(), time, (a, b) -> a.isAfter(b) ? a : b);
                cells.add(Dual.same("TIMESTAMP '" + FORMAT.format(time) + "'"));
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
