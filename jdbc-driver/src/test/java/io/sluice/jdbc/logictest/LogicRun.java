package io.sluice.jdbc.logictest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs a script. Its queries are taken a few hundred at a time: each time the whole script is run on a new engine, with all its tables and a materialized
 * view for each of these queries created before the first row comes.
 */
final class LogicRun {
    private static final int VIEWS = 250;

    /** No ticks by the clock: every statement ticks. */
    private static final String URL = "jdbc:sluice:?batch_interval=1 hour";

    /** Errors of standard SQL where the database that wrote the scripts makes something up: a division by zero is NULL there, and a column may stand beside
     * GROUP BY without being grouped, and + before a text is taken for nothing. */
    private static final Pattern STANDARD_ERROR = Pattern.compile(
            "(DIVISION_BY_ZERO: |GROUPING_ERROR: |TYPE_MISMATCH: cannot apply \\+ to VARCHAR).*", Pattern.DOTALL);

    private final String name;
    private final List<Record> records;
    private final List<String> problems = new ArrayList<>();
    private final Set<Record.Query> refused = new HashSet<>();
    private int passed;

    LogicRun(String name, LogicScript script) {
        this.name = name;
        this.records = script.records();
    }

    /** What went wrong; empty if nothing did. */
    List<String> problems() {
        return problems;
    }

    /** How many queries standard SQL forbids, for good reasons. */
    int refused() {
        return refused.size();
    }

    /** Queries that were right both ways. */
    int passed() {
        return passed;
    }

    void run() throws SQLException {
        List<Record.Query> queries = records.stream()
                .filter(Record.Query.class::isInstance)
                .map(Record.Query.class::cast)
                .toList();
        for (int from = 0; from < queries.size(); from += VIEWS) {
            List<Record.Query> some = queries.subList(from, Math.min(queries.size(), from + VIEWS));
            try (Connection connection = DriverManager.getConnection(URL);
                    Statement statement = connection.createStatement()) {
                run(some, statement);
            }
        }
    }

    private void run(List<Record.Query> queries, Statement statement) throws SQLException {
        Map<Record.Query, String> views = new LinkedHashMap<>();
        for (Record step : records) {
            if (isTable(step)) {
                change((Record.Statement) step, statement);
            }
        }
        for (Record.Query query : queries) {
            createView(query, views, statement);
        }
        int last = records.indexOf(queries.get(queries.size() - 1));
        for (Record step : records.subList(0, last + 1)) {
            if (step instanceof Record.Statement change && !isTable(step)) {
                change(change, statement);
            } else if (queries.contains(step)) {
                check((Record.Query) step, views.get(step), statement);
            }
        }
    }

    private static boolean isTable(Record step) {
        return step.sql().regionMatches(true, 0, "CREATE TABLE ", 0, 13);
    }

    private void createView(Record.Query query, Map<Record.Query, String> views, Statement statement)
            throws SQLException {
        String view = "view_of_line_" + query.line();
        String columns = IntStream.range(0, query.types().length())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", ", " (", ") AS "));
        try {
            statement.execute("CREATE MATERIALIZED VIEW " + view + columns + unordered(query.sql()));
            views.put(query, view);
        } catch (SQLException error) {
            problem(query, "as a view: ", error);
        }
    }

    /** Rows of a view have no order. */
    private static String unordered(String sql) {
        return sql.replaceFirst("(?is)\\s+ORDER\\s+BY\\s+[^()]*$", "");
    }

    private void change(Record.Statement change, Statement statement) {
        try {
            statement.execute(change.sql());
            if (change.fails()) {
                problem(change, "should fail");
            }
        } catch (SQLException error) {
            if (!change.fails()) {
                problem(change, error.getMessage());
            }
        }
    }

    private void check(Record.Query query, String view, Statement statement) {
        Answer answer;
        try (ResultSet result = statement.executeQuery(query.sql())) {
            answer = Answer.read(result, query.types());
        } catch (SQLException error) {
            problem(query, "", error);
            return;
        }
        if (!answer.is(query.expected(), query.sort())) {
            problem(query, "expected " + query.expected() + ", got " + shortened(answer.values(query.sort())));
            return;
        }
        if (view == null) {
            return;
        }
        try (ResultSet result = statement.executeQuery("SELECT * FROM " + view)) {
            Answer live = Answer.read(result, query.types());
            if (live.sorted().equals(answer.sorted())) {
                passed++;
            } else {
                problem(
                        query,
                        "the view holds " + shortened(live.rows()) + ", its query gives " + shortened(answer.rows()));
            }
        } catch (SQLException error) {
            problem(query, "the view: ", error);
        }
    }

    private static String shortened(List<?> values) {
        return values.size() <= 20
                ? values.toString()
                : values.subList(0, 20) + " and " + (values.size() - 20) + " more";
    }

    private void problem(Record.Query query, String prefix, SQLException error) {
        if (STANDARD_ERROR.matcher(error.getMessage()).matches()) {
            refused.add(query);
        } else {
            problem(query, prefix + error.getMessage());
        }
    }

    private void problem(Record step, String what) {
        problems.add(
                name + ":" + step.line() + ": " + what + "\n  " + step.sql().replace("\n", "\n  "));
    }
}
