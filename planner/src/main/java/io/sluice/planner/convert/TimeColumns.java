package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.KeyedFunctionNode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanVisitor;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.plan.WorkTableNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows event time and window columns from the scans upward: all columns of a node's output that keep step with the watermark. */
final class TimeColumns implements PlanVisitor<List<TimeColumn>> {
    private static final TimeColumns INSTANCE = new TimeColumns();

    private TimeColumns() {}

    static List<TimeColumn> of(PlanNode node) {
        return node.accept(INSTANCE);
    }

    /** The one to show as the node's event time: an ordinary time column before window columns, of these the latest first. */
    static Optional<EventTime> eventTime(List<TimeColumn> columns) {
        TimeColumn best = null;
        for (TimeColumn column : columns) {
            if (best == null || rank(column) < rank(best)) {
                best = column;
            }
        }
        return Optional.ofNullable(best).map(c -> new EventTime(c.column(), c.delay()));
    }

    private static int rank(TimeColumn column) {
        return switch (column.role()) {
            case PLAIN -> 0;
            case TIME -> 1;
            case END -> 2;
            case START -> 3;
        };
    }

    @Override
    public List<TimeColumn> visitScan(ScanNode node) {
        return node.times();
    }

    @Override
    public List<TimeColumn> visitValues(ValuesNode node) {
        return List.of();
    }

    @Override
    public List<TimeColumn> visitFilter(FilterNode node) {
        return of(node.input());
    }

    @Override
    public List<TimeColumn> visitSort(SortNode node) {
        return of(node.input());
    }

    @Override
    public List<TimeColumn> visitUnnest(UnnestNode node) {
        return picked(of(node.input()), node.columns());
    }

    /** Where only some columns are passed on, in this order. */
    static List<TimeColumn> picked(List<TimeColumn> input, List<Integer> columns) {
        List<TimeColumn> result = new ArrayList<>();
        for (TimeColumn column : input) {
            int at = columns.indexOf(column.column());
            if (at >= 0) {
                result.add(column.at(at));
            }
        }
        return result;
    }

    @Override
    public List<TimeColumn> visitProject(ProjectNode node) {
        return project(of(node.input()), node.expressions());
    }

    static List<TimeColumn> project(List<TimeColumn> input, List<Expr> expressions) {
        List<TimeColumn> result = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof ColumnRef ref) {
                for (TimeColumn column : input) {
                    if (column.column() == ref.index()) {
                        result.add(column.at(i));
                    }
                }
            }
        }
        return result;
    }

    @Override
    public List<TimeColumn> visitWindow(WindowNode node) {
        return window(of(node.input()), node.input().rowType().size(), node.window(), node.timeColumn());
    }

    /** How far a column of the input may be behind its watermark; empty when it does not follow it. */
    static Optional<Duration> delay(List<TimeColumn> input, int column) {
        return input.stream()
                .filter(time -> time.column() == column)
                .map(TimeColumn::delay)
                .findFirst();
    }

    /** The watermark is put back by the delay of the column that windows are built over, so that it never runs ahead of their rows. */
    static List<TimeColumn> window(List<TimeColumn> input, int width, WindowSpec window, int timeColumn) {
        Optional<Duration> delay = delay(input, timeColumn);
        if (delay.isEmpty()) {
            return input;
        }
        List<TimeColumn> result = new ArrayList<>();
        for (TimeColumn time : input) {
            Duration rest = time.delay().minus(delay.get());
            result.add(time.withDelay(rest.isNegative() ? Duration.ZERO : rest));
        }
        int level = level(input);
        Optional<WindowSpec> spec = Optional.of(window);
        result.add(new TimeColumn(width, window.size(), TimeColumn.Role.START, spec, level));
        result.add(new TimeColumn(width + 1, Duration.ZERO, TimeColumn.Role.END, spec, level));
        result.add(new TimeColumn(width + 2, Duration.ZERO, TimeColumn.Role.TIME, spec, level));
        return result;
    }

    private static int level(List<TimeColumn> input) {
        return 1 + input.stream().mapToInt(TimeColumn::level).max().orElse(0);
    }

    /**
     * Rows of a session change until it has closed: its end lags behind the watermark by the grace. Its start, and the times of its rows, may
     * be any time back.
     */
    static List<TimeColumn> session(List<TimeColumn> input, int width, WindowSpec window, int timeColumn) {
        if (delay(input, timeColumn).isEmpty()) {
            return List.of();
        }
        int level = level(input);
        Optional<WindowSpec> spec = Optional.of(window);
        return List.of(
                new TimeColumn(width + 1, window.grace(), TimeColumn.Role.END, spec, level),
                new TimeColumn(width + 2, window.grace(), TimeColumn.Role.TIME, spec, level));
    }

    @Override
    public List<TimeColumn> visitAggregate(AggregateNode node) {
        return aggregate(of(node.input()), node.groupKeys(), node.window().isPresent());
    }

    /** Groups of a window change until it has closed: their columns lag behind by the grace, the start also by the size. */
    static List<TimeColumn> aggregate(List<TimeColumn> input, List<Integer> keys, boolean windowed) {
        List<TimeColumn> result = new ArrayList<>();
        if (!windowed) {
            return result;
        }
        for (int i = 0; i < keys.size(); i++) {
            for (TimeColumn column : input) {
                if (column.column() == keys.get(i) && column.window().isPresent()) {
                    WindowSpec spec = column.window().get();
                    boolean start = column.role() == TimeColumn.Role.START;
                    Duration lag = start ? spec.grace().plus(spec.size()) : spec.grace();
                    result.add(column.at(i).withDelay(longer(lag, column.delay())));
                }
            }
        }
        return result;
    }

    @Override
    public List<TimeColumn> visitGroupingSets(GroupingSetsNode node) {
        return GroupingSets.times(node.groupKeys(), node.sets());
    }

    @Override
    public List<TimeColumn> visitUnion(UnionNode node) {
        return union(node.inputs());
    }

    static List<TimeColumn> union(List<PlanNode> inputs) {
        List<TimeColumn> result = of(inputs.get(0));
        for (PlanNode other : inputs.subList(1, inputs.size())) {
            result = common(result, of(other));
        }
        return result;
    }

    private static List<TimeColumn> common(List<TimeColumn> left, List<TimeColumn> right) {
        List<TimeColumn> result = new ArrayList<>();
        for (TimeColumn a : left) {
            for (TimeColumn b : right) {
                if (a.column() == b.column()) {
                    boolean same = a.role() == b.role() && a.sameWindow(b);
                    Duration delay = longer(a.delay(), b.delay());
                    result.add(same ? a.withDelay(delay) : TimeColumn.plain(a.column(), delay));
                }
            }
        }
        return result;
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public List<TimeColumn> visitJoin(JoinNode node) {
        return JoinTimes.of(node.left(), node.right(), node.keys(), node.residual(), JoinTimes.graceOf(node))
                .map(times -> times.columns(node.left(), node.right(), node.kind()))
                .orElse(List.of());
    }

    @Override
    public List<TimeColumn> visitTemporalJoin(TemporalJoinNode node) {
        return node.leftTime() < 0
                ? of(node.left())
                : TimedJoinNodes.times(node.left(), node.right(), node.leftTime(), node.rightTime());
    }

    @Override
    public List<TimeColumn> visitAsOfJoin(AsOfJoinNode node) {
        boolean backwards = node.comparison() == AsOfJoinNode.Comparison.AT_LEAST
                || node.comparison() == AsOfJoinNode.Comparison.ABOVE;
        return backwards
                ? TimedJoinNodes.times(node.left(), node.right(), node.leftOrder(), node.rightOrder())
                : List.of();
    }

    @Override
    public List<TimeColumn> visitTopN(TopNNode node) {
        return partitioned(of(node.input()), node.partitionKeys(), node.window().isPresent());
    }

    /** Rows of a window's partition come and go until the window has closed, as groups of an aggregate do. */
    static List<TimeColumn> partitioned(List<TimeColumn> input, List<Integer> keys, boolean windowed) {
        return aggregate(input, keys, windowed).stream()
                .map(column -> column.at(keys.get(column.column())))
                .toList();
    }

    @Override
    public List<TimeColumn> visitOver(OverNode node) {
        return Ranking.overTimes(node, of(node.input()));
    }

    @Override
    public List<TimeColumn> visitSession(SessionNode node) {
        WindowSpec spec = SessionConverter.spec(node.gap(), node.grace());
        return session(of(node.input()), node.input().rowType().size(), spec, node.timeColumn());
    }

    @Override
    public List<TimeColumn> visitWindowTimeout(WindowTimeoutNode node) {
        return of(node.input());
    }

    @Override
    public List<TimeColumn> visitCountWindow(CountWindowNode node) {
        return of(node.input());
    }

    @Override
    public List<TimeColumn> visitSetOp(SetOpNode node) {
        return List.of();
    }

    @Override
    public List<TimeColumn> visitRecursive(RecursiveNode node) {
        return List.of();
    }

    @Override
    public List<TimeColumn> visitWorkTable(WorkTableNode node) {
        return List.of();
    }

    @Override
    public List<TimeColumn> visitTemporalFilter(TemporalFilterNode node) {
        return node.from().isPresent() ? List.of() : of(node.input());
    }

    @Override
    public List<TimeColumn> visitKeyedFunction(KeyedFunctionNode node) {
        return List.of();
    }

    @Override
    public List<TimeColumn> visitMatch(MatchNode node) {
        return List.of();
    }
}
