package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.CountWindowNode;
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
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Takes away every column that nobody above reads, down to the scans. */
final class ColumnPruning {
    private final PlanFactory factory;

    ColumnPruning(PlanFactory factory) {
        this.factory = factory;
    }

    /** The same plan with the same output. */
    PlanNode prune(PlanNode root) {
        BitSet all = new BitSet();
        all.set(0, root.rowType().size());
        return aligned(prune(root, all), root);
    }

    /** Exactly the columns of {@code original}, in order. */
    private PlanNode aligned(Pruned pruned, PlanNode original) {
        List<Expr> refs = new ArrayList<>();
        for (int i = 0; i < original.rowType().size(); i++) {
            refs.add(new ColumnRef(pruned.positions()[i], original.rowType().type(i)));
        }
        return factory.project(pruned.node(), refs, original.rowType().names());
    }

    private Pruned prune(PlanNode node, BitSet needed) {
        return node.accept(new Step(needed));
    }

    private static int[] positionsOf(List<Integer> kept, int width) {
        int[] positions = new int[width];
        Arrays.fill(positions, -1);
        for (int i = 0; i < kept.size(); i++) {
            positions[kept.get(i)] = i;
        }
        return positions;
    }

    private final class Step implements PlanVisitor<Pruned> {
        private final BitSet needed;

        Step(BitSet needed) {
            this.needed = needed;
        }

        @Override
        public Pruned visitScan(ScanNode node) {
            List<Integer> kept = keptOf(node);
            List<Integer> columns = kept.stream().map(node.columns()::get).toList();
            return new Pruned(
                    factory.scan(node.relation(), columns),
                    positionsOf(kept, node.columns().size()));
        }

        /** The needed columns; when only rows are counted, one that is cheap to read. */
        private List<Integer> keptOf(PlanNode node) {
            List<Integer> kept = new ArrayList<>(needed.stream().boxed().toList());
            if (kept.isEmpty() && node.rowType().size() > 0) {
                int cheapest = 0;
                for (int i = node.rowType().size() - 1; i >= 0; i--) {
                    TypeKind kind = node.rowType().type(i).kind();
                    if (kind != TypeKind.VARCHAR && kind != TypeKind.VARBINARY && !kind.isNested()) {
                        cheapest = i;
                    }
                }
                kept.add(cheapest);
            }
            return kept;
        }

        @Override
        public Pruned visitValues(ValuesNode node) {
            List<Integer> kept = keptOf(node);
            List<List<Expr>> rows = node.rows().stream()
                    .map(row -> kept.stream().map(row::get).toList())
                    .toList();
            return new Pruned(
                    factory.values(rows, node.rowType().project(kept)),
                    positionsOf(kept, node.rowType().size()));
        }

        @Override
        public Pruned visitFilter(FilterNode node) {
            BitSet below = (BitSet) needed.clone();
            ExprRewriter.columnsOf(node.predicate(), below);
            Pruned input = prune(node.input(), below);
            PlanNode filter = factory.filter(input.node(), input.move(node.predicate()));
            return needed.isEmpty() ? new Pruned(filter, input.positions()) : only(needed, filter, input);
        }

        /** Without the columns that are not kept; an operator that copies the rows it keeps copies none for nothing. */
        private Pruned only(BitSet kept, PlanNode node, Pruned before) {
            List<Integer> columns = kept.stream().boxed().toList();
            return columns.size() == node.rowType().size()
                    ? new Pruned(node, before.positions())
                    : new Pruned(
                            factory.pick(node, before.at(columns)), positionsOf(columns, before.positions().length));
        }

        @Override
        public Pruned visitProject(ProjectNode node) {
            int width = node.expressions().size();
            BitSet below = new BitSet();
            needed.stream()
                    .forEach(i -> ExprRewriter.columnsOf(node.expressions().get(i), below));
            Pruned input = prune(node.input(), below);
            if (needed.isEmpty()) {
                return new Pruned(input.node(), positionsOf(List.of(), width));
            }
            List<Expr> expressions = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<Integer> kept = needed.stream().boxed().toList();
            for (int i : kept) {
                expressions.add(input.move(node.expressions().get(i)));
                names.add(node.rowType().name(i));
            }
            return new Pruned(factory.project(input.node(), expressions, names), positionsOf(kept, width));
        }

        @Override
        public Pruned visitWindow(WindowNode node) {
            int width = node.input().rowType().size();
            BitSet below = needed.get(0, width);
            below.set(node.timeColumn());
            Pruned input = prune(node.input(), below);
            return new Pruned(
                    factory.window(input.node(), node.window(), input.positions()[node.timeColumn()]),
                    withWindow(input, width, 3));
        }

        /** Columns that only the collection reads are not passed on; the element's all stay. */
        @Override
        public Pruned visitUnnest(UnnestNode node) {
            int passed = node.columns().size();
            int width = node.rowType().size();
            boolean ordinality = node.ordinality() && needed.get(width - 1);
            int end = width - (node.ordinality() && !ordinality ? 1 : 0);
            List<Integer> kept = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            BitSet below = new BitSet();
            for (int i = 0; i < end; i++) {
                if (i >= passed) {
                    kept.add(i);
                } else if (needed.get(i)) {
                    kept.add(i);
                    columns.add(node.columns().get(i));
                    below.set(node.columns().get(i));
                }
            }
            ExprRewriter.columnsOf(node.collection(), below);
            Pruned input = prune(node.input(), below);
            List<String> names = node.rowType().names().subList(passed, end);
            return new Pruned(
                    factory.unnest(
                            input.node(),
                            input.at(columns),
                            input.move(node.collection()),
                            names,
                            ordinality,
                            node.outer()),
                    positionsOf(kept, width));
        }

        @Override
        public Pruned visitAggregate(AggregateNode node) {
            int keys = node.groupKeys().size();
            List<Integer> kept = new ArrayList<>();
            BitSet below = new BitSet();
            for (int i = 0; i < keys; i++) {
                kept.add(i);
                below.set(node.groupKeys().get(i));
            }
            List<AggregateCall> calls = new ArrayList<>();
            for (int i = 0; i < node.calls().size(); i++) {
                boolean last = keys == 0 && calls.isEmpty() && i == node.calls().size() - 1;
                if (needed.get(keys + i) || last) {
                    AggregateCall call = node.calls().get(i);
                    calls.add(call);
                    kept.add(keys + i);
                    call.columns().forEach(below::set);
                }
            }
            Pruned input = counted(prune(node.input(), below), below);
            List<AggregateCall> moved = calls.stream()
                    .map(c -> c.mapColumns(column -> input.positions()[column]))
                    .toList();
            return new Pruned(
                    factory.aggregate(input.node(), input.at(node.groupKeys()), moved, node.emit()),
                    positionsOf(kept, node.rowType().size()));
        }

        /** Where rows are only counted a filter need not pass on any column. */
        private Pruned counted(Pruned input, BitSet read) {
            return read.isEmpty() && input.node() instanceof FilterNode ? only(read, input.node(), input) : input;
        }

        /** All keys stay, and so do the groupings. */
        @Override
        public Pruned visitGroupingSets(GroupingSetsNode node) {
            int keys = node.groupKeys().size();
            List<Integer> kept = new ArrayList<>();
            BitSet below = new BitSet();
            for (int i = 0; i < keys; i++) {
                kept.add(i);
                below.set(node.groupKeys().get(i));
            }
            List<AggregateCall> calls = new ArrayList<>();
            for (int i = 0; i < node.calls().size(); i++) {
                // A set without keys needs a call, or it would be DISTINCT of nothing.
                boolean last = calls.isEmpty() && i == node.calls().size() - 1;
                if (needed.get(keys + i) || last) {
                    calls.add(node.calls().get(i));
                    kept.add(keys + i);
                    node.calls().get(i).columns().forEach(below::set);
                }
            }
            for (int i = 0; i < node.groupings().size(); i++) {
                kept.add(keys + node.calls().size() + i);
            }
            Pruned input = prune(node.input(), below);
            return new Pruned(
                    GroupingSets.node(
                            factory,
                            input.node(),
                            input.at(node.groupKeys()),
                            GroupingSets.positions(node),
                            calls.stream()
                                    .map(c -> c.mapColumns(column -> input.positions()[column]))
                                    .toList(),
                            node.groupings(),
                            GroupingSets.groupingNames(node),
                            node.sets().get(0).emit()),
                    positionsOf(kept, node.rowType().size()));
        }

        @Override
        public Pruned visitUnion(UnionNode node) {
            List<Integer> kept = keptOf(node);
            BitSet below = new BitSet();
            kept.forEach(below::set);
            List<PlanNode> inputs = new ArrayList<>();
            for (PlanNode input : node.inputs()) {
                Pruned pruned = prune(input, below);
                inputs.add(factory.pick(pruned.node(), pruned.at(kept)));
            }
            return new Pruned(
                    factory.union(inputs, node.rowType().project(kept)),
                    positionsOf(kept, node.rowType().size()));
        }

        @Override
        public Pruned visitSort(SortNode node) {
            BitSet below = (BitSet) needed.clone();
            node.keys().forEach(key -> below.set(key.column()));
            Pruned input = prune(node.input(), below);
            List<SortKey> keys = node.keys().stream()
                    .map(k -> new SortKey(input.positions()[k.column()], k.descending(), k.nullsFirst()))
                    .toList();
            return new Pruned(factory.sort(input.node(), keys, node.offset(), node.limit()), input.positions());
        }

        /** A node that needs its inputs as they are; they are pruned for themselves. */
        private Pruned whole(PlanNode node) {
            List<PlanNode> inputs =
                    node.inputs().stream().map(ColumnPruning.this::prune).toList();
            List<Integer> all =
                    IntStream.range(0, node.rowType().size()).boxed().toList();
            return new Pruned(
                    factory.withInputs(node, inputs),
                    positionsOf(all, node.rowType().size()));
        }

        @Override
        public Pruned visitJoin(JoinNode node) {
            return new JoinPruning(factory, ColumnPruning.this::prune).join(node, needed);
        }

        @Override
        public Pruned visitTemporalJoin(TemporalJoinNode node) {
            return new JoinPruning(factory, ColumnPruning.this::prune).temporal(node, needed);
        }

        @Override
        public Pruned visitAsOfJoin(AsOfJoinNode node) {
            return new JoinPruning(factory, ColumnPruning.this::prune).asOf(node, needed);
        }

        @Override
        public Pruned visitTopN(TopNNode node) {
            int width = node.input().rowType().size();
            BitSet below = needed.get(0, width);
            RankPruning.reads(node.partitionKeys(), node.order(), below);
            Pruned input = prune(node.input(), below);
            TopNNode pruned = RankPruning.topN(node, input.positions(), node.withRank() && needed.get(width));
            int[] positions = RankPruning.positions(
                    input.positions(), input.node(), pruned.withRank() ? new int[] {0} : new int[0]);
            return new Pruned(factory.topN(input.node(), pruned), positions);
        }

        @Override
        public Pruned visitOver(OverNode node) {
            int width = node.input().rowType().size();
            BitSet below = needed.get(0, width);
            int[] kept =
                    needed.stream().filter(i -> i >= width).map(i -> i - width).toArray();
            if (kept.length == 0) {
                Pruned input = prune(node.input(), below);
                return new Pruned(input.node(), RankPruning.positions(input.positions(), input.node(), kept));
            }
            RankPruning.reads(node, kept, below);
            Pruned input = prune(node.input(), below);
            OverNode pruned = RankPruning.over(node, kept, input.positions());
            return new Pruned(
                    factory.over(input.node(), pruned.partitionKeys(), pruned.order(), pruned.calls()),
                    RankPruning.positions(input.positions(), input.node(), kept));
        }

        @Override
        public Pruned visitSession(SessionNode node) {
            int width = node.input().rowType().size();
            BitSet below = needed.get(0, width);
            below.set(node.timeColumn());
            node.partitionKeys().forEach(below::set);
            Pruned input = prune(node.input(), below);
            int time = input.positions()[node.timeColumn()];
            return new Pruned(
                    factory.session(input.node(), time, input.at(node.partitionKeys()), node.gap(), node.grace()),
                    withWindow(input, width, 3));
        }

        /** Where columns stand behind which a window adds some. */
        private int[] withWindow(Pruned input, int width, int added) {
            int newWidth = input.node().rowType().size();
            int[] positions = Arrays.copyOf(input.positions(), width + added);
            for (int i = 0; i < added; i++) {
                positions[width + i] = newWidth + i;
            }
            return positions;
        }

        @Override
        public Pruned visitWindowTimeout(WindowTimeoutNode node) {
            return whole(node);
        }

        @Override
        public Pruned visitCountWindow(CountWindowNode node) {
            int width = node.input().rowType().size();
            BitSet below = needed.get(0, width);
            node.partitionKeys().forEach(below::set);
            Pruned input = prune(node.input(), below);
            return new Pruned(
                    CountWindowConverter.node(
                            input.node(), input.at(node.partitionKeys()), node.size(), node.slide(), factory),
                    withWindow(input, width, 2));
        }

        @Override
        public Pruned visitSetOp(SetOpNode node) {
            return whole(node);
        }

        @Override
        public Pruned visitRecursive(RecursiveNode node) {
            return whole(node);
        }

        @Override
        public Pruned visitWorkTable(WorkTableNode node) {
            return whole(node);
        }

        @Override
        public Pruned visitKeyedFunction(KeyedFunctionNode node) {
            return whole(node);
        }

        @Override
        public Pruned visitTemporalFilter(TemporalFilterNode node) {
            BitSet below = (BitSet) needed.clone();
            node.from().ifPresent(bound -> ExprRewriter.columnsOf(bound.time(), below));
            node.until().ifPresent(bound -> ExprRewriter.columnsOf(bound.time(), below));
            Pruned input = prune(node.input(), below);
            return new Pruned(
                    factory.temporalFilter(
                            input.node(),
                            node.from().map(bound -> new Bound(input.move(bound.time()), bound.inclusive())),
                            node.until().map(bound -> new Bound(input.move(bound.time()), bound.inclusive()))),
                    input.positions());
        }

        @Override
        public Pruned visitMatch(MatchNode node) {
            return whole(node);
        }
    }
}
