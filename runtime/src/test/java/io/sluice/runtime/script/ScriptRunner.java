package io.sluice.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.sluice.Appender;
import io.sluice.ManualClock;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.StatementResult;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one script in one mode on an engine of its own. */
final class ScriptRunner implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Script script;
    private final ScriptMode mode;
    private final boolean update;
    private final ManualClock clock = new ManualClock(START);
    private final SqlStreamContext ctx;
    private final List<StandingQuery> views = new ArrayList<>();
    private final Map<String, QueryResult> followed = new HashMap<>();
    private final Map<String, Map<String, Long>> before = new HashMap<>();
    private final Map<Step, List<String>> actual = new LinkedHashMap<>();
    private boolean tickDue;

    ScriptRunner(Script script, ScriptMode mode, boolean update) {
        this.script = script;
        this.mode = mode;
        this.update = update;
        this.ctx = SqlStreamContext.builder()
                .clock(clock)
                .parallelism(mode.parallelism())
                .build();
    }

    /** What the steps gave, where that is not what they expected; filled when updating. */
    Map<Step, List<String>> actual() {
        return actual;
    }

    void run() {
        for (Step step : script.steps()) {
            try {
                run(step);
            } catch (AssertionError | RuntimeException problem) {
                throw new AssertionError(place(step) + ": " + problem.getMessage(), problem);
            }
        }
        tickIfDue();
    }

    private void run(Step step) {
        switch (step.directive()) {
            case ONLY, LAW -> {}
            case CLOCK -> clockTo(step.text());
            case ADVANCE -> clock.advance(duration(step.text()));
            case FEED -> feed(step.text());
            case TICK -> tick(step.text());
            case DELTA -> delta(step);
            default -> {
                tickIfDue();
                runSql(step);
            }
        }
    }

    private void runSql(Step step) {
        switch (step.directive()) {
            case STATEMENT -> changing(() -> ctx.execute(step.text()).close());
            case CHANGES -> changes(step.text());
            case ROWS -> rows(step, false);
            case QUERY -> rows(step, true);
            case EXPLAIN -> explain(step);
            case FAILS -> fails(step);
            case FOLLOW -> follow(step.text());
            case READ -> readFollowed(step);
            default -> throw new IllegalStateException(step.directive().name());
        }
    }

    // Rows and ticks.

    private void feed(String text) {
        String[] parts = text.split("\\s+", 2);
        List<Object[]> rows = RowLiterals.rows(parts.length > 1 ? parts[1] : "");
        if (mode != ScriptMode.ROWWISE) {
            append(parts[0], rows);
            return;
        }
        for (Object[] row : rows) {
            append(parts[0], List.<Object[]>of(row));
            changing(ctx::tick);
        }
    }

    private void append(String relation, List<Object[]> rows) {
        try (Appender appender = ctx.appender(relation)) {
            rows.forEach(appender::append);
        }
    }

    private void tick(String text) {
        if (!text.isEmpty()) {
            feed(text);
        }
        if (mode == ScriptMode.TOGETHER) {
            tickDue = true;
        } else if (mode != ScriptMode.ROWWISE || text.isEmpty()) {
            changing(ctx::tick);
        }
    }

    private void tickIfDue() {
        if (tickDue) {
            tickDue = false;
            changing(ctx::tick);
        }
    }

    /** Runs something that changes views: deltas are taken from it, and the law must hold after it. */
    private void changing(Runnable action) {
        before.clear();
        for (StandingQuery view : views) {
            before.put(view.name(), Rows.counts(ctx, "SELECT * FROM " + view.name()));
        }
        action.run();
        views.removeIf(StandingQuery::closeIfDropped);
        views.addAll(StandingQuery.watchNew(ctx, views));
        for (StandingQuery view : views) {
            view.differences(script.holdsLaw()).forEach(problem -> fail(problem));
        }
    }

    private void clockTo(String text) {
        Instant target = text.contains("-")
                ? LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC)
                : LocalTime.parse(text)
                        .atDate(java.time.LocalDate.of(2026, 1, 1))
                        .toInstant(ZoneOffset.UTC);
        long micros = Duration.between(Instant.EPOCH, target).toNanos() / 1_000;
        clock.advance(Duration.ofNanos((micros - clock.nowMicros()) * 1_000));
    }

    private static Duration duration(String text) {
        String[] parts = text.split("\\s+");
        String unit = parts[1].toUpperCase(Locale.ROOT);
        return Duration.of(
                Long.parseLong(parts[0]),
                java.time.temporal.ChronoUnit.valueOf(unit.endsWith("S") ? unit : unit + "S"));
    }

    // Expectations.

    private void delta(Step step) {
        if (mode.keepsTicks()) {
            Map<String, Long> earlier = before.getOrDefault(step.text(), Map.of());
            compare(step, Rows.difference(earlier, Rows.counts(ctx, "SELECT * FROM " + step.text())), false);
        }
    }

    private void rows(Step step, boolean header) {
        RowLiterals.Values parameters = RowLiterals.values(step.text());
        String sql = step.text().substring(parameters.end()).strip();
        List<String> lines = new ArrayList<>();
        if (header) {
            try (QueryResult result = ctx.query(sql, parameters.values())) {
                List<String> columns = result.columns().stream()
                        .map(column -> column.name() + " " + column.type()
                                + (column.type().nullable() ? "" : " NOT NULL"))
                        .toList();
                lines.add(String.join(" | ", columns));
            }
        }
        List<String> rows = Rows.of(ctx, sql, parameters.values());
        boolean ordered = sql.toUpperCase(Locale.ROOT).contains("ORDER BY");
        if (!header) {
            compare(step, rows, ordered);
            return;
        }
        lines.addAll(ordered ? rows : rows.stream().sorted().toList());
        compare(step, lines, true);
    }

    private void explain(Step step) {
        if (mode == ScriptMode.WRITTEN) {
            List<String> lines = new ArrayList<>();
            try (QueryResult result = ctx.query("EXPLAIN " + step.text())) {
                while (result.next()) {
                    result.getString(0).lines().forEach(line -> lines.add(line.stripTrailing()));
                }
            }
            compare(step, lines, true);
        }
    }

    private void changes(String text) {
        String[] parts = text.split("\\s+", 2);
        changing(() -> {
            try (StatementResult result = ctx.execute(parts[1])) {
                assertEquals(Long.parseLong(parts[0]), result.updateCount(), "rows changed");
            }
        });
    }

    private void fails(Step step) {
        String[] parts = step.text().split("\\s+", 2);
        int start = parts[1].indexOf('^');
        int end = parts[1].lastIndexOf('^') - 1;
        String sql = parts[1].replace("^", "");
        SluiceException error = null;
        try (StatementResult result = ctx.execute(sql)) {
            result.rows().ifPresent(Rows::read);
        } catch (SluiceException expected) {
            error = expected;
        }
        if (error == null) {
            fail("expected " + parts[0] + ", but it ran: " + sql);
        }
        assertEquals(parts[0], error.code().name(), error.getMessage());
        if (start >= 0) {
            assertEquals(
                    start + ".." + end,
                    error.diagnostic().span().start() + ".."
                            + error.diagnostic().span().end(),
                    "span of: " + error.getMessage());
        }
        List<String> lines = new ArrayList<>();
        error.diagnostic().message().lines().forEach(lines::add);
        if (!error.diagnostic().hint().isEmpty()) {
            ("hint: " + error.diagnostic().hint()).lines().forEach(lines::add);
        }
        compare(step, lines, true);
    }

    private void follow(String text) {
        String[] parts = text.split("\\s+", 2);
        followed.put(parts[0], ctx.query(parts[1]));
    }

    private void readFollowed(Step step) {
        List<String> rows = Rows.read(followed.get(step.text()));
        if (mode.keepsTicks()) {
            compare(step, rows, mode == ScriptMode.WRITTEN);
        }
    }

    private void compare(Step step, List<String> lines, boolean ordered) {
        List<String> sorted = ordered ? lines : lines.stream().sorted().toList();
        List<String> expected =
                ordered ? step.expected() : step.expected().stream().sorted().toList();
        if (update && !sorted.equals(expected)) {
            actual.put(step, sorted);
        } else if (!update) {
            assertEquals(String.join("\n", expected), String.join("\n", sorted));
        }
    }

    private String place(Step step) {
        return script.name() + ":" + step.line() + " (" + mode.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public void close() {
        followed.values().forEach(QueryResult::close);
        views.forEach(StandingQuery::close);
        ctx.close();
    }
}
