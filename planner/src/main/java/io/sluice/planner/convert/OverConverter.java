package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * A select list with window functions: one {@link OverNode} for each PARTITION BY and ORDER BY, stacked, each over a projection that computes
 * what it reads; the select list itself follows on top. Window functions within window functions come first.
 */
final class OverConverter {
    private final PhysicalPlanner planner;
    private PlanNode current;
    private List<RexNode> outputs;

    private OverConverter(PlanNode input, List<RexNode> outputs, PhysicalPlanner planner) {
        this.planner = planner;
        this.current = input;
        this.outputs = outputs;
    }

    /** The columns of the select list. */
    static PlanNode convert(Project project, PhysicalPlanner planner) {
        RexBuilder rexBuilder = project.getCluster().getRexBuilder();
        List<RexNode> outputs = project.getProjects().stream()
                .map(node -> node.accept(new OverSums(rexBuilder)))
                .toList();
        OverConverter converter = new OverConverter(planner.convert(project.getInput()), outputs, planner);
        while (RexOver.containsOver(converter.outputs, null)) {
            converter.computeInnermost(rexBuilder);
        }
        return converter.selectList(project.getRowType());
    }

    private PlanNode selectList(RelDataType rowType) {
        ExprConverter expressions = planner.expressions(current.rowType());
        List<Expr> exprs = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            exprs.add(expressions.convert(
                    outputs.get(i),
                    CalciteTypes.toSql(rowType.getFieldList().get(i).getType())));
        }
        return planner.factory().project(current, exprs, rowType.getFieldNames());
    }

    private void computeInnermost(RexBuilder rexBuilder) {
        Map<RexOver, RexNode> computed = new LinkedHashMap<>();
        List<List<RexOver>> specs = new ArrayList<>(specs().values());
        // A ranking alone comes last: a filter on it then stands right above.
        specs.sort(Comparator.comparing(OverConverter::isRankingAlone));
        for (List<RexOver> spec : specs) {
            int first = addOver(spec);
            for (int i = 0; i < spec.size(); i++) {
                computed.put(spec.get(i), rexBuilder.makeInputRef(spec.get(i).getType(), first + i));
            }
        }
        RexShuttle replace = new RexShuttle() {
            @Override
            public RexNode visitOver(RexOver over) {
                RexNode column = computed.get(over);
                return column == null ? super.visitOver(over) : column;
            }
        };
        outputs = outputs.stream().map(node -> node.accept(replace)).toList();
    }

    /** The window functions without others inside, by what their nodes have in common. */
    private Map<List<Object>, List<RexOver>> specs() {
        Set<RexOver> innermost = new LinkedHashSet<>();
        RexVisitorImpl<Void> collector = new RexVisitorImpl<>(true) {
            @Override
            public Void visitOver(RexOver over) {
                if (containsOver(over)) {
                    return super.visitOver(over);
                }
                innermost.add(over);
                return null;
            }
        };
        outputs.forEach(node -> node.accept(collector));
        Map<List<Object>, List<RexOver>> specs = new LinkedHashMap<>();
        for (RexOver over : innermost) {
            List<Object> spec = List.of(over.getWindow().partitionKeys, over.getWindow().orderKeys);
            specs.computeIfAbsent(spec, key -> new ArrayList<>()).add(over);
        }
        return specs;
    }

    private static boolean containsOver(RexOver over) {
        List<RexNode> parts = new ArrayList<>(over.getOperands());
        parts.addAll(over.getWindow().partitionKeys);
        over.getWindow().orderKeys.forEach(key -> parts.add(key.left));
        return RexOver.containsOver(parts, null);
    }

    private static boolean isRankingAlone(List<RexOver> spec) {
        return spec.size() == 1
                && OverCalls.function(spec.get(0)).flatMap(Ranking::ranking).isPresent();
    }

    /** Adds a node for window functions of one spec; returns the column of the first. */
    private int addOver(List<RexOver> spec) {
        OverInput input = new OverInput(current, planner);
        List<Integer> keys = new ArrayList<>();
        for (RexNode key : spec.get(0).getWindow().partitionKeys) {
            keys.add(input.ordered(key, "PARTITION BY"));
        }
        List<SortKey> order = new ArrayList<>();
        for (RexFieldCollation key : spec.get(0).getWindow().orderKeys) {
            order.add(
                    SortConverter.key(input.ordered(key.left, "ORDER BY"), key.getDirection(), key.getNullDirection()));
        }
        OverCalls calls = new OverCalls(input, planner, order);
        List<OverCall> converted = spec.stream().map(calls::convert).toList();
        current = planner.factory().over(input.projected(), keys, order, converted);
        return current.rowType().size() - converted.size();
    }

    /** The input of a node, with columns appended for what it reads. */
    static final class OverInput {
        private final PlanNode input;
        private final PhysicalPlanner planner;
        private final ExprConverter expressions;
        private final List<Expr> exprs = new ArrayList<>();
        private final List<String> names;

        OverInput(PlanNode input, PhysicalPlanner planner) {
            this.input = input;
            this.planner = planner;
            this.expressions = planner.expressions(input.rowType());
            this.names = new ArrayList<>(input.rowType().names());
            for (int i = 0; i < input.rowType().size(); i++) {
                exprs.add(new ColumnRef(i, input.rowType().type(i)));
            }
        }

        ExprConverter expressions() {
            return expressions;
        }

        /** The column that holds an expression's value. */
        int column(Expr expr) {
            int at = exprs.indexOf(expr);
            if (at < 0) {
                at = exprs.size();
                exprs.add(expr);
                names.add("$" + at);
            }
            return at;
        }

        Expr expr(int column) {
            return exprs.get(column);
        }

        int ordered(RexNode key, String use) {
            int column = column(expressions.convert(key));
            Nested.refuse(
                    new io.sluice.planner.type.Field(
                            names.get(column), exprs.get(column).type()),
                    use,
                    null,
                    planner.problems());
            return column;
        }

        PlanNode projected() {
            return planner.factory().project(input, exprs, names);
        }
    }
}
