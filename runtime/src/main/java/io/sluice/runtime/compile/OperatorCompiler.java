package io.sluice.runtime.compile;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.KeyedFunctionNode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.Panes;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanVisitor;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.SummedSessions;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.dataflow.Dataflow;
import io.sluice.runtime.dataflow.DataflowBuilder;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.dataflow.TickClock;
import io.sluice.runtime.lane.Lanes;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.keyed.KeyedFunctionOperator;
import io.sluice.runtime.operator.project.FilterProjectOperator;
import io.sluice.runtime.operator.setop.SetOpOperator;
import io.sluice.runtime.operator.sort.SortOperator;
import io.sluice.runtime.operator.temporal.TemporalFilterOperator;
import io.sluice.runtime.operator.unnest.UnnestOperator;
import io.sluice.runtime.operator.values.ValuesOperator;
import io.sluice.runtime.operator.window.WindowOperator;
import io.sluice.runtime.operator.window.WindowTimeoutOperator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Makes a dataflow of a plan. For one plan. */
public final class OperatorCompiler implements PlanVisitor<Stream> {
    private final OperatorContext context;
    private final ToIntFunction<String> relationWidth;
    private final DataflowBuilder builder;
    /** Nodes whose rows come in from outside. */
    private final Map<PlanNode, Function<PlanNode, Stream>> ports = new IdentityHashMap<>();
    /** Nodes whose rows are brought together by columns before anything is done to them. */
    private final Map<PlanNode, int[]> early = new IdentityHashMap<>();

    private final Constants constants;
    private final AggregateOperators aggregates;
    private final JoinOperators joins;
    private final RankCompiler ranks;

    /**
     * @param clock the one that {@code context} shows to operators
     * @param parallelism lanes side by side
     * @param workers lends threads to lanes while a tick runs
     * @param relationWidth number of columns of a relation
     */
    public OperatorCompiler(
            OperatorContext context,
            TickClock clock,
            int parallelism,
            Executor workers,
            ToIntFunction<String> relationWidth) {
        this.context = context;
        this.relationWidth = relationWidth;
        this.builder = new DataflowBuilder(clock, new Lanes(context, parallelism, workers));
        this.constants = new Constants(context);
        this.aggregates = new AggregateOperators(builder);
        this.joins = new JoinOperators(builder);
        this.ranks = new RankCompiler(constants);
    }

    /** Wires the whole plan; frees what was made if that fails. */
    public Dataflow compile(PlanNode root) {
        try (builder) {
            return builder.build(stream(root));
        }
    }

    /** The rows of a node, which may come from outside of this dataflow. */
    Stream stream(PlanNode node) {
        Function<PlanNode, Stream> port = ports.get(node);
        Stream stream = port == null ? node.accept(this) : port.apply(node);
        int[] columns = early.remove(node);
        return columns == null ? stream : builder.together(stream, columns);
    }

    /** Another compiler for a dataflow inside this one, on a single thread. */
    OperatorCompiler inner() {
        return new OperatorCompiler(context, new TickClock(), 1, Runnable::run, relationWidth);
    }

    /** Makes {@link #stream} give the rows of a port of this name in place of the node's own. */
    void readFromPort(PlanNode node, String name) {
        ports.put(node, n -> {
            List<Integer> columns =
                    IntStream.range(0, n.rowType().size()).boxed().toList();
            return builder.scan(new ScanNode(name, columns, List.of(), n.traits()), columns.size());
        });
    }

    DataflowBuilder builder() {
        return builder;
    }

    OperatorContext context() {
        return context;
    }

    @Override
    public Stream visitScan(ScanNode node) {
        return builder.scan(node, relationWidth.applyAsInt(node.relation()));
    }

    @Override
    public Stream visitValues(ValuesNode node) {
        return builder.step("Values", new ValuesOperator(constants.rows(node.rows(), node.rowType())), List.of());
    }

    @Override
    public Stream visitFilter(FilterNode node) {
        List<Expr> columns = FilterProjectOperator.columns(node.rowType().size());
        return filtered("Filter", node, columns, Placement.anywhere());
    }

    /** A projection of a filter is one pass over the rows. */
    @Override
    public Stream visitProject(ProjectNode node) {
        List<Expr> expressions = node.expressions();
        Placement placement = Placements.projection(expressions);
        if (node.input() instanceof FilterNode filter) {
            return filtered("Filter, project", filter, expressions, placement);
        }
        return builder.step(
                "Project",
                lane -> FilterProjectOperator.project(lane, expressions),
                placement,
                List.of(stream(node.input())));
    }

    @Override
    public Stream visitWindow(WindowNode node) {
        SqlType time = node.input().rowType().type(node.timeColumn());
        Stream input = stream(node.input()).inTimeOf(node.delay());
        return builder.step(
                "Window",
                lane -> new WindowOperator(node.window(), node.timeColumn(), time, lane),
                Placement.anywhere(),
                List.of(input));
    }

    @Override
    public Stream visitAggregate(AggregateNode node) {
        return Panes.of(node)
                .map(panes -> byPanes(node, panes))
                .or(() -> SummedSessions.of(node).map(session -> bySessions(node, session)))
                .orElseGet(() -> byGroups(node));
    }

    private Stream byGroups(AggregateNode node) {
        EarlyExchange.of(node).ifPresent(exchange -> early.put(exchange.below(), exchange.columns()));
        return aggregates.aggregate(node, stream(node.input()));
    }

    private Stream bySessions(AggregateNode node, SessionNode session) {
        Stream input = stream(session.input()).inTimeOf(session.delay());
        return WindowOperators.sums(node, session, input, builder);
    }

    private Stream byPanes(AggregateNode node, Panes panes) {
        WindowNode window = panes.window();
        Stream input = stream(window.input()).inTimeOf(window.delay());
        return WindowOperators.panes(node, panes, input, builder);
    }

    /** Each set is an aggregate of its own over the same stream, its columns put in the places of the whole. */
    @Override
    public Stream visitGroupingSets(GroupingSetsNode node) {
        Stream input = node.input().accept(this);
        List<Stream> sets = new ArrayList<>();
        for (AggregateNode set : node.sets()) {
            List<Expr> places = GroupingColumns.of(node, set);
            sets.add(builder.step(
                    "Project",
                    lane -> FilterProjectOperator.project(lane, places),
                    Placements.projection(places),
                    List.of(aggregates.aggregate(set, input))));
        }
        return builder.union(sets);
    }

    @Override
    public Stream visitUnion(UnionNode node) {
        return builder.union(node.inputs().stream().map(this::stream).toList());
    }

    @Override
    public Stream visitSort(SortNode node) {
        long offset = node.offset().map(expr -> constants.number(expr, 0)).orElse(0L);
        long limit =
                node.limit().map(expr -> constants.number(expr, Long.MAX_VALUE)).orElse(Long.MAX_VALUE);
        boolean changing = node.input().traits().changes() == ChangeMode.CHANGING;
        Operator sort = new SortOperator(node.keys(), offset, limit, changing, context);
        return step("Sort", sort, node.input());
    }

    @Override
    public Stream visitUnnest(UnnestNode node) {
        return builder.step(
                "Unnest",
                lane -> new UnnestOperator(lane, node.columns(), node.collection(), node.ordinality(), node.outer()),
                new Placement.Anywhere(Placements.columns(node.columns())),
                List.of(stream(node.input())));
    }

    @Override
    public Stream visitJoin(JoinNode node) {
        return joins.join(node, inputs(node));
    }

    @Override
    public Stream visitTemporalJoin(TemporalJoinNode node) {
        return joins.temporal(node, inputs(node));
    }

    @Override
    public Stream visitAsOfJoin(AsOfJoinNode node) {
        return joins.asOf(node, inputs(node));
    }

    @Override
    public Stream visitTopN(TopNNode node) {
        return builder.step(
                "Top-N",
                ranks.topN(node),
                Placements.ofPartitions(node.partitionKeys()),
                List.of(stream(node.input())));
    }

    @Override
    public Stream visitOver(OverNode node) {
        Stream input = stream(node.input());
        Stream timed = RankCompiler.isFreedByTime(node)
                ? input.inTimeOf(node.input().traits().eventTime().map(EventTime::delay))
                : input;
        return builder.step("Over", ranks.over(node), Placements.ofPartitions(node.partitionKeys()), List.of(timed));
    }

    @Override
    public Stream visitSession(SessionNode node) {
        Stream input = stream(node.input()).inTimeOf(node.delay());
        return WindowOperators.session(node, input, builder);
    }

    @Override
    public Stream visitWindowTimeout(WindowTimeoutNode node) {
        WindowTimeoutOperator timeout = new WindowTimeoutOperator(node, context);
        return step("Window timeout", timeout, node.input()).ahead(timeout::watermark);
    }

    @Override
    public Stream visitCountWindow(CountWindowNode node) {
        return WindowOperators.count(node, stream(node.input()), builder);
    }

    @Override
    public Stream visitSetOp(SetOpNode node) {
        Operator operator =
                new SetOpOperator(node.kind(), node.all(), node.inputs().size(), node.rowType(), context);
        return builder.step(
                node.kind() == SetOpNode.Kind.INTERSECT ? "Intersect" : "Except",
                operator,
                node.inputs().stream().map(this::stream).toList());
    }

    @Override
    public Stream visitRecursive(RecursiveNode node) {
        return RecursionCompiler.compile(node, this);
    }

    @Override
    public Stream visitWorkTable(WorkTableNode node) {
        throw new IllegalStateException("a work table outside of its recursion");
    }

    @Override
    public Stream visitTemporalFilter(TemporalFilterNode node) {
        return anywhere(
                "Temporal filter", lane -> new TemporalFilterOperator(node.from(), node.until(), lane), node.input());
    }

    @Override
    public Stream visitKeyedFunction(KeyedFunctionNode node) {
        Stream input =
                stream(node.input()).inTimeOf(node.input().traits().eventTime().map(EventTime::delay));
        return builder.step(
                "Keyed function",
                lane -> new KeyedFunctionOperator(node.function(), node.input().rowType(), node.keys(), lane),
                Placements.byKeys(node.keys()),
                List.of(input));
    }

    @Override
    public Stream visitMatch(MatchNode node) {
        return MatchCompiler.compile(node, this);
    }

    /** A filter and what is computed of its rows. Where it reads a relation, an index may find its rows. */
    private Stream filtered(String label, FilterNode node, List<Expr> results, Placement placement) {
        Function<OperatorContext, Operator> filter =
                lane -> FilterProjectOperator.filterProject(lane, node.predicate(), results);
        if (node.input() instanceof ScanNode scan && !ports.containsKey(scan)) {
            int width = relationWidth.applyAsInt(scan.relation());
            return builder.filter(
                    label, scan, width, filter, lane -> Seeking.of(node.predicate(), results, scan, lane), placement);
        }
        return builder.step(label, filter, placement, List.of(stream(node.input())));
    }

    private List<Stream> inputs(PlanNode node) {
        return node.inputs().stream().map(this::stream).toList();
    }

    /** An operator that looks at each row alone and keeps the columns in their places. */
    private Stream anywhere(String label, Function<OperatorContext, Operator> factory, PlanNode input) {
        return builder.step(label, factory, Placement.anywhere(), List.of(stream(input)));
    }

    private Stream step(String label, Operator operator, PlanNode input) {
        return builder.step(label, operator, List.of(stream(input)));
    }
}
