package io.sluice.planner.convert;

import io.sluice.planner.calcite.rewrite.Expansion;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.RowType;
import io.sluice.sql.ast.EmitClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.parser.SqlParserPos;

/** From relational algebra to plan nodes: dispatches each kind of node to its converter, then runs the passes on plan nodes. */
public final class PhysicalPlanner {
    private final PlanFactory factory;
    private final RexBuilder rexBuilder;
    private final Problems problems;
    private final Recursions recursions;

    /** @param recursive where the names of recursive queries stand, in lower case */
    public PhysicalPlanner(
            PlanFactory factory, RexBuilder rexBuilder, Problems problems, Map<String, SqlParserPos> recursive) {
        this.recursions = new Recursions(recursive);
        this.factory = factory;
        this.rexBuilder = rexBuilder;
        this.problems = problems;
    }

    /**
     * @param names of the output columns
     * @param emitFinal the query's EMIT FINAL, if it has one
     */
    public PlanNode plan(RelNode rel, List<String> names, Optional<EmitClause> emitFinal) {
        PlanNode plan = convert(rel);
        PlanNode ranked = new RankFilters(factory).apply(plan);
        PlanNode pushed = new FilterBelowExpansion(factory).apply(ranked);
        PlanNode emitted = emitFinal
                .map(clause -> new EmitFinal(factory, problems, clause.span()).apply(pushed))
                .orElse(pushed);
        PlanNode done =
                new ProjectBelowWindow(factory).apply(renamed(new ColumnPruning(factory).prune(emitted), names));
        return emitFinal
                .flatMap(EmitClause::timeout)
                .map(timeout -> new WindowTimeouts(factory, timeout).apply(done))
                .orElse(done);
    }

    /** The plan with these column names, without another node where the last one can carry them. */
    private PlanNode renamed(PlanNode plan, List<String> names) {
        if (plan instanceof ValuesNode values) {
            return factory.values(values.rows(), values.rowType().renamed(names));
        }
        if (plan instanceof AggregateNode aggregate
                && aggregate
                        .rowType()
                        .names()
                        .subList(0, aggregate.groupKeys().size())
                        .equals(names.subList(0, aggregate.groupKeys().size()))) {
            List<AggregateCall> calls = new ArrayList<>();
            for (int i = 0; i < aggregate.calls().size(); i++) {
                calls.add(aggregate
                        .calls()
                        .get(i)
                        .named(names.get(aggregate.groupKeys().size() + i)));
            }
            return factory.aggregate(aggregate.input(), aggregate.groupKeys(), calls, aggregate.emit());
        }
        List<Expr> refs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            refs.add(new ColumnRef(i, plan.rowType().type(i)));
        }
        return factory.project(plan, refs, names);
    }

    PlanNode convert(RelNode rel) {
        if (rel instanceof TableScan scan) {
            return recursions.find(scan).orElseGet(() -> ScanConverter.convert(scan, this));
        } else if (rel instanceof RepeatUnion union) {
            return recursions.convert(union, this);
        } else if (rel instanceof Values values) {
            return ValuesConverter.convert(values, this);
        } else if (rel instanceof Filter filter) {
            return FilterConverter.convert(filter, this);
        } else if (rel instanceof Project project) {
            return ProjectConverter.convert(project, this);
        } else if (rel instanceof TableFunctionScan scan) {
            if (scan.getCall() instanceof RexCall call && call.getOperator() instanceof UserTable user) {
                return KeyedFunctionConverter.convert(scan, user.keyed(), this);
            }
            return scan.getCall() instanceof RexCall call && CountWindowConverter.isCount(call)
                    ? CountWindowConverter.convert(scan, this)
                    : WindowConverter.convert(scan, this);
        } else if (rel instanceof Aggregate aggregate) {
            return AggregateConverter.convert(aggregate, this);
        } else if (rel instanceof Union union) {
            return UnionConverter.convert(union, this);
        } else if (rel instanceof Intersect || rel instanceof Minus) {
            return SetOpConverter.convert((SetOp) rel, this);
        } else if (rel instanceof Match match) {
            return MatchConverter.convert(match, this);
        } else if (rel instanceof Sort sort) {
            return SortConverter.convert(sort, this);
        } else if (rel instanceof Uncollect uncollect) {
            return UnnestConverter.convert(uncollect, this);
        } else if (rel instanceof Expansion expansion) {
            return UnnestConverter.convert(expansion, this);
        } else if (rel instanceof Join join) {
            return JoinConverter.convert(join, this);
        }
        if (rel instanceof Correlate) {
            throw problems.notSupported(
                    null,
                    "a subquery that reads columns of the query around it in this way is not supported",
                    "join the relations in FROM, and GROUP BY the columns of the outer one where the subquery aggregates");
        }
        throw problems.notSupported(null, "this form of query is not supported yet (" + rel.getRelTypeName() + ")", "");
    }

    PlanFactory factory() {
        return factory;
    }

    RexBuilder rexBuilder() {
        return rexBuilder;
    }

    Problems problems() {
        return problems;
    }

    ExprConverter expressions(RowType input) {
        return new ExprConverter(input, rexBuilder, problems, factory.continuous());
    }
}
