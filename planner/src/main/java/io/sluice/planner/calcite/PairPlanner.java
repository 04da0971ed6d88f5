package io.sluice.planner.calcite;

import io.sluice.planner.PairedChange.Action;
import io.sluice.planner.PairedChange.Effect;
import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.plan.PlanNode;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans what is done with pairs: queries over the relation of pairs. */
record PairPlanner(
        Catalog catalog,
        Problems problems,
        RulePhases phases,
        Parameters parameters,
        Relation target,
        TableRules rules) {
    /**
     * One clause.
     *
     * @param columns of the target that get the values
     */
    Action action(
            PairScope scope,
            boolean matched,
            Effect effect,
            List<Integer> columns,
            List<SqlNode> values,
            Optional<SqlNode> condition,
            SqlParserPos pos) {
        // As a query of its own, values take the types of their columns; then names become those of pairs.
        SourceExpressions source = new SourceExpressions(new SqlSelect(
                pos, null, new SqlNodeList(values, pos), null, null, null, null, null, null, null, null, null, null));
        SqlSelect typed = (SqlSelect) source.withTypedParameters(target, columns, problems);
        CompiledQuery query = compile(scope, typed.getSelectList(), condition, pos);
        RowAssignment assignment = new RowAssignment(problems, target, rules, query.relations(), columns);
        PlanNode pairs = switch (effect) {
            case INSERT -> assignment.insertOfPair(query.root(), source);
            case UPDATE -> assignment.updateOfPair(query.root(), source);
            case DELETE, NOTHING -> assignment.numberOfPair(query.root());
        };
        return new Action(matched, effect, pairs);
    }

    /** The numbers of the pairs for which a condition holds. */
    PlanNode condition(PairScope scope, SqlNode condition) {
        CompiledQuery query = compile(scope, List.of(), Optional.of(condition), condition.getParserPosition());
        return new RowAssignment(problems, target, rules, query.relations(), List.of()).numberOfPair(query.root());
    }

    private CompiledQuery compile(
            PairScope scope, List<SqlNode> expressions, Optional<SqlNode> condition, SqlParserPos pos) {
        Catalog overlay = new OverlayCatalog(catalog, scope.relation());
        return parameters.add(new QueryCompiler(overlay, Mode.SNAPSHOT, problems, phases)
                .compile(scope.select(expressions, condition, pos), Optional.empty()));
    }

    /** The conditions that must all hold. */
    static List<SqlNode> conjuncts(SqlNode condition) {
        if (condition instanceof org.apache.calcite.sql.SqlBasicCall call
                && call.getOperator() == SqlStdOperatorTable.AND) {
            return java.util.stream.Stream.of(call.operand(0), call.operand(1))
                    .flatMap(part -> conjuncts((SqlNode) part).stream())
                    .toList();
        }
        return List.of(condition);
    }
}
