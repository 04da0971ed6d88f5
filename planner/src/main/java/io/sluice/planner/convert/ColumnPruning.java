package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
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
                    Pruned.positionsOf(kept, node.columns().size()));
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
                    Pruned.positionsOf(kept, node.rowType().size()));
        }

        @Override
        public Pruned visitFilter(FilterNode node) {
            BitSet below = (BitSet) needed.clone();
            ExprRewriter.columnsOf(node.predicate(), below);
            Pruned input = prune(node.input(), below);
            PlanNode filter = factory.filter(input.node(), input.move(node.predicate()));
            return needed.isEmpty() ? new Pruned(filter, input.positions()) : input.only(needed, filter, factory);
        }

        @Override
        public Pruned visitProject(ProjectNode node) {
            int width = node.expressions().size();
            BitSet below = new BitSet();
            needed.stream()
                    .forEach(i -> ExprRewriter.columnsOf(node.expressions().get(i), below));
            Pruned input = prune(node.input(), below);
            if (needed.isEmpty()) {
                return new Pruned(input.node(), Pruned.positionsOf(List.of(), width));
            }
            List<Expr> expressions = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<Integer> kept = needed.stream().boxed().toList();
            for (int i : kept) {
                expressions.add(input.move(node.expressions().get(i)));
                names.add(node.rowType().name(i));
            }
            return new Pruned(factory.project(input.node(), expressions, names), Pruned.positionsOf(kept, width));
        }

        @Override
        public Pruned visitUnnest(UnnestNode node) {
            return UnnestPruning.unnest(node, needed, factory, ColumnPruning.this::prune);
        }

        @Override
        public Pruned visitAggregate(AggregateNode node) {
            return new AggregatePruning(factory, ColumnPruning.this::prune).aggregate(node, needed);
        }

        @Override
        public Pruned visitGroupingSets(GroupingSetsNode node) {
            return new AggregatePruning(factory, ColumnPruning.this::prune).groupingSets(node, needed);
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
                    Pruned.positionsOf(kept, node.rowType().size()));
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
                    Pruned.positionsOf(all, node.rowType().size()));
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
        public Pruned visitWindow(WindowNode node) {
            return new WindowPruning(factory, ColumnPruning.this::prune).window(node, needed);
        }

        @Override
        public Pruned visitSession(SessionNode node) {
            return new WindowPruning(factory, ColumnPruning.this::prune).session(node, needed);
        }

        @Override
        public Pruned visitCountWindow(CountWindowNode node) {
            return new WindowPruning(factory, ColumnPruning.this::prune).countWindow(node, needed);
        }

        @Override
        public Pruned visitWindowTimeout(WindowTimeoutNode node) {
            return whole(node);
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
