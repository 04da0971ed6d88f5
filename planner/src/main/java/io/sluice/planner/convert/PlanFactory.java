package io.sluice.planner.convert;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plan nodes; the only place that computes their traits. */
public final class PlanFactory {
    private final Mode mode;
    private final Map<String, Relation> relations;

    /** @param relations what the query reads, by catalog name */
    public PlanFactory(Mode mode, Map<String, Relation> relations) {
        this.mode = mode;
        this.relations = Map.copyOf(relations);
    }

    boolean continuous() {
        return mode == Mode.CONTINUOUS;
    }

    ScanNode scan(String name, List<Integer> columns) {
        Relation relation = relations.get(name);
        ChangeMode changes = continuous() ? relation.changes() : ChangeMode.APPEND;
        List<TimeColumn> times = TimeColumns.picked(relation.times(), columns);
        Optional<EventTime> time = TimeColumns.eventTime(times);
        List<Integer> key = mapKey(relation.key(), columns);
        return new ScanNode(
                relation.name(),
                columns,
                times,
                new PlanTraits(relation.rowType().project(columns), changes, key, false, time, StateBound.NONE));
    }

    ValuesNode values(List<List<Expr>> rows, RowType rowType) {
        boolean single = rows.size() <= 1;
        return new ValuesNode(
                rows, new PlanTraits(rowType, ChangeMode.APPEND, List.of(), single, Optional.empty(), StateBound.NONE));
    }

    FilterNode filter(PlanNode input, Expr predicate) {
        if (input instanceof FilterNode below) {
            List<Expr> parts = new ArrayList<>(ExprRewriter.conjuncts(below.predicate()));
            parts.addAll(ExprRewriter.conjuncts(predicate));
            SqlType type = SqlType.of(TypeKind.BOOLEAN);
            return filter(below.input(), new Call(ScalarOp.AND, parts, type, SourceSpan.NONE));
        }
        return new FilterNode(input, predicate, stateless(input.traits(), input.rowType()));
    }

    /** A projection; just the input when it would change nothing, names included. */
    PlanNode project(PlanNode input, List<Expr> expressions, List<String> names) {
        if (Projections.isIdentity(input, expressions, names)) {
            return input;
        }
        if (input instanceof ProjectNode inner && Projections.eachReadOnce(inner, expressions)) {
            List<Expr> merged = expressions.stream()
                    .map(e -> ExprRewriter.inline(e, inner.expressions()))
                    .toList();
            return project(inner.input(), merged, names);
        }
        List<Field> fields = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            Expr expr = expressions.get(i);
            fields.add(new Field(names.get(i), expr.type()));
            sources.add(expr instanceof ColumnRef ref ? ref.index() : -1);
        }
        PlanTraits in = input.traits();
        List<TimeColumn> times = TimeColumns.project(TimeColumns.of(input), expressions);
        return new ProjectNode(
                input,
                expressions,
                new PlanTraits(
                        new RowType(fields),
                        in.changes(),
                        mapKey(in.key(), sources),
                        in.singleRow(),
                        TimeColumns.eventTime(times),
                        StateBound.NONE));
    }

    /** The columns of {@code input} given by {@code columns}, under their names. */
    PlanNode pick(PlanNode input, List<Integer> columns) {
        List<Expr> refs = new ArrayList<>();
        for (int column : columns) {
            refs.add(new ColumnRef(column, input.rowType().type(column)));
        }
        return project(input, refs, input.rowType().project(columns).names());
    }

    WindowNode window(PlanNode input, WindowSpec window, int timeColumn) {
        int width = input.rowType().size();
        RowType row = SessionConverter.withWindow(input.rowType(), timeColumn);
        PlanTraits in = input.traits();
        List<Integer> key = new ArrayList<>(in.key());
        boolean several = window.kind() != WindowSpec.Kind.TUMBLE;
        if (several && !key.isEmpty()) {
            key.add(width + 1);
        }
        List<TimeColumn> times = TimeColumns.window(TimeColumns.of(input), width, window, timeColumn);
        return new WindowNode(
                input,
                window,
                timeColumn,
                TimeColumns.delay(TimeColumns.of(input), timeColumn),
                new PlanTraits(
                        row,
                        in.changes(),
                        key,
                        in.singleRow() && !several,
                        TimeColumns.eventTime(times),
                        StateBound.NONE));
    }

    SessionNode session(PlanNode input, int timeColumn, List<Integer> keys, Duration gap, Duration grace) {
        return SessionConverter.node(input, timeColumn, keys, gap, grace, this);
    }

    /** Whether all rows below come from relations that do not grow with a stream by themselves. */
    boolean finite(PlanNode node) {
        return StateBounds.finite(node, relations);
    }

    /** @param names of the element's columns, then of the position if there is one */
    UnnestNode unnest(
            PlanNode input,
            List<Integer> columns,
            Expr collection,
            List<String> names,
            boolean ordinality,
            boolean outer) {
        return Unnesting.node(input, columns, collection, names, ordinality, outer);
    }

    /** @param residual over left columns then right columns */
    JoinNode join(
            PlanNode left, PlanNode right, JoinKind kind, List<JoinKey> keys, Optional<Expr> residual, Duration grace) {
        return JoinNodes.of(left, right, kind, keys, residual, grace, continuous(), relations);
    }

    /** @param leftTime −1 for processing time, {@code rightTime} too */
    TemporalJoinNode temporalJoin(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            Optional<Expr> residual,
            int leftTime,
            int rightTime) {
        return TimedJoinNodes.temporal(left, right, kind, keys, residual, leftTime, rightTime, continuous(), relations);
    }

    AsOfJoinNode asOfJoin(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            int leftOrder,
            AsOfJoinNode.Comparison comparison,
            int rightOrder) {
        return TimedJoinNodes.asOf(left, right, kind, keys, leftOrder, comparison, rightOrder, continuous());
    }

    AggregateNode aggregate(PlanNode input, List<Integer> keys, List<AggregateCall> calls, EmitMode emit) {
        List<TimeColumn> times = TimeColumns.of(input);
        Optional<WindowKeys> window = continuous() ? WindowKeyFinder.find(times, keys) : Optional.empty();
        List<Field> fields = new ArrayList<>(input.rowType().project(keys).fields());
        calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            key.add(i);
        }
        boolean append = !continuous()
                || emit == EmitMode.FINAL
                || (calls.isEmpty() && input.traits().changes() == ChangeMode.APPEND);
        PlanTraits traits = new PlanTraits(
                new RowType(fields),
                append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                key,
                keys.isEmpty(),
                TimeColumns.eventTime(TimeColumns.aggregate(times, keys, window.isPresent())),
                continuous() ? StateBounds.ofAggregate(input, keys, calls, window, relations) : StateBound.NONE);
        return new AggregateNode(input, keys, calls, window, emit, traits);
    }

    UnionNode union(List<PlanNode> inputs, RowType rowType) {
        return SetNodes.union(inputs, rowType);
    }

    /** @param node without traits */
    MatchNode match(MatchNode node, RowType rowType) {
        PlanTraits traits = new PlanTraits(
                rowType,
                continuous() ? ChangeMode.CHANGING : ChangeMode.APPEND,
                List.of(),
                false,
                Optional.empty(),
                continuous() ? StateBounds.ofMatch(node, relations) : StateBound.NONE);
        return new MatchNode(
                node.input(),
                node.partitionKeys(),
                node.order(),
                node.symbols(),
                node.pattern(),
                node.anchoredStart(),
                node.anchoredEnd(),
                node.definitions(),
                node.definitionSlots(),
                node.measureSlots(),
                node.outputs(),
                node.allRows(),
                node.skip(),
                node.within(),
                traits);
    }

    static WorkTableNode workTable(int id, RowType rowType, ChangeMode changes) {
        return SetNodes.workTable(id, rowType, changes);
    }

    RecursiveNode recursive(PlanNode seed, PlanNode step, int id, boolean distinct) {
        return SetNodes.recursive(seed, step, id, distinct, continuous(), relations);
    }

    TemporalFilterNode temporalFilter(PlanNode input, Optional<Bound> from, Optional<Bound> until) {
        PlanTraits in = input.traits();
        PlanTraits traits = new PlanTraits(
                in.rowType(),
                until.isPresent() ? ChangeMode.CHANGING : in.changes(),
                in.key(),
                in.singleRow(),
                // Rows that appear later than they came may be behind the watermark.
                from.isPresent() ? Optional.empty() : in.eventTime(),
                StateBound.of(until.isPresent() || from.isPresent() ? StateBound.Kind.CLOCK : StateBound.Kind.NONE));
        return new TemporalFilterNode(input, from, until, traits);
    }

    SetOpNode setOp(List<PlanNode> inputs, SetOpNode.Kind kind, boolean all, RowType rowType) {
        return SetNodes.setOp(inputs, kind, all, rowType, continuous(), relations);
    }

    SortNode sort(PlanNode input, List<SortKey> keys, Optional<Expr> offset, Optional<Expr> limit) {
        return new SortNode(input, keys, offset, limit, stateless(input.traits(), input.rowType()));
    }

    /** {@code template} says what is kept; its input and traits do not matter. */
    TopNNode topN(PlanNode input, TopNNode template) {
        return Ranking.topN(input, template, continuous(), relations);
    }

    OverNode over(PlanNode input, List<Integer> partitionKeys, List<SortKey> order, List<OverCall> calls) {
        return Ranking.over(input, partitionKeys, order, calls, continuous(), relations);
    }

    /** The same node over other inputs of the same row types, its traits computed anew. */
    PlanNode withInputs(PlanNode node, List<PlanNode> inputs) {
        return node.accept(new Rebuilding(this, inputs));
    }

    private static PlanTraits stateless(PlanTraits in, RowType rowType) {
        return new PlanTraits(rowType, in.changes(), in.key(), in.singleRow(), in.eventTime(), StateBound.NONE);
    }

    /** Where the key's columns stand among {@code sources}; empty when one is missing. */
    private static List<Integer> mapKey(List<Integer> key, List<Integer> sources) {
        List<Integer> mapped = new ArrayList<>();
        for (int column : key) {
            int at = sources.indexOf(column);
            if (at < 0) {
                return List.of();
            }
            mapped.add(at);
        }
        return mapped;
    }
}
