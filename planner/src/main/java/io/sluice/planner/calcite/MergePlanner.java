package io.sluice.planner.calcite;

import io.sluice.planner.PairedChange;
import io.sluice.planner.PairedChange.Action;
import io.sluice.planner.PairedChange.Effect;
import io.sluice.planner.PairedChange.Repeated;
import io.sluice.planner.PlannedChange;
import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import io.sluice.sql.ast.Expression;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.MergeClause;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** MERGE, UPDATE … FROM and DELETE … USING: the source's rows meet the target's by its primary key. */
final class MergePlanner {
    private final Catalog catalog;
    private final Problems problems;
    private final RulePhases phases;
    private final ChangeTarget targets;
    private final Parameters parameters = new Parameters();

    MergePlanner(Catalog catalog, Problems problems, RulePhases phases) {
        this.catalog = catalog;
        this.problems = problems;
        this.phases = phases;
        this.targets = new ChangeTarget(catalog, problems);
    }

    PlannedChange merge(Merge merge) {
        Relation target = targets.table(merge.target(), merge.verb().name());
        TableRules rules = catalog.rules(target.name());
        RowType source = compile(merge.source().node()).root().rowType();
        PairScope scope = scope(merge, target, source);
        KeyCondition on = KeyCondition.of(merge.on().node(), scope, target);
        if (!on.isComplete()) {
            throw problems.notSupported(
                    merge.on().node().getParserPosition(),
                    "the condition must give each column of the primary key of \"" + target.name() + "\" a value",
                    target.key().isEmpty()
                            ? "declare a primary key, so that rows can be told from one another"
                            : "write " + example(merge, target));
        }
        CompiledQuery query = rows(merge, on);
        PlanNode rows = new RowAssignment(problems, target, TableRules.NONE, query.relations(), List.of())
                .withKey(query.root());
        PairPlanner planner = new PairPlanner(catalog, problems, phases, parameters, target, rules);
        // A value that does not fit the key's type finds, if any, a row that it does not equal: that is checked, too.
        boolean check = on.saysMore() || !rows.equals(query.root());
        Optional<PlanNode> condition =
                check ? Optional.of(planner.condition(scope, merge.on().node())) : Optional.empty();
        List<Action> actions = new ArrayList<>();
        for (MergeClause clause : merge.clauses()) {
            actions.add(action(planner, clause, scope, target, rules));
        }
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < target.key().size(); i++) {
            key.add(source.size() + i);
        }
        Repeated repeated = merge.verb() == Merge.Verb.DELETE ? Repeated.FIRST : Repeated.MATCHED_ONCE;
        PairedChange paired = new PairedChange(key, repeated, condition, actions);
        return new PlannedChange(
                PlannedChange.Kind.valueOf(merge.verb().name()),
                target.name(),
                rows,
                Optional.of(paired),
                parameters.list(merge.parameterCount()));
    }

    private PairScope scope(Merge merge, Relation target, RowType source) {
        String targetName = merge.alias()
                .map(Identifier::text)
                .orElseGet(() -> target.name().substring(target.name().lastIndexOf('.') + 1));
        String sourceName = merge.sourceAlias().map(Identifier::text).orElse("source");
        if (targetName.equalsIgnoreCase(sourceName)) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    merge.source().span(),
                    "both sides are named \"" + sourceName + "\"",
                    "give the source another name: " + merge.source().text() + " AS s");
        }
        return new PairScope(
                problems,
                new PairScope.Side(targetName, target.rowType(), true, true),
                new PairScope.Side(sourceName, source, true, true));
    }

    private static String example(Merge merge, Relation target) {
        String key = target.rowType().name(target.key().get(0));
        String name = merge.alias().map(Identifier::text).orElse(target.name());
        String source = merge.sourceAlias().map(Identifier::text).orElse("source");
        return name + "." + key + " = " + source + "." + key;
    }

    /** The source's columns, then a value for each column of the target's key. */
    private CompiledQuery rows(Merge merge, KeyCondition on) {
        SqlSelect select = (SqlSelect) TreeCopy.of(merge.source().node());
        SqlParserPos pos = select.getParserPosition();
        SqlNodeList list = new SqlNodeList(pos);
        list.addAll(select.getSelectList());
        list.addAll(on.values());
        select.setSelectList(list);
        return compile(select);
    }

    private Action action(PairPlanner planner, MergeClause clause, PairScope scope, Relation target, TableRules rules) {
        SqlParserPos pos = SqlParserPos.ZERO;
        List<Integer> columns = List.of();
        List<SqlNode> values = new ArrayList<>(clause.values());
        if (clause.action() == MergeClause.Action.UPDATE) {
            columns = targets.columns(clause.columns(), target);
        } else if (clause.action() == MergeClause.Action.INSERT) {
            columns = targets.columns(clause.columns(), target);
            if (values.isEmpty()) {
                columns.forEach(column -> values.add(SqlStdOperatorTable.DEFAULT.createCall(SqlParserPos.ZERO)));
            }
            checkInsert(clause, columns, values.size(), target, rules);
        }
        return planner.action(
                clause.matched() ? scope : scope.sourceOnly(),
                clause.matched(),
                Effect.valueOf(clause.action().name()),
                columns,
                values,
                clause.condition().map(Expression::node),
                pos);
    }

    private void checkInsert(MergeClause clause, List<Integer> columns, int values, Relation target, TableRules rules) {
        if (values != columns.size()) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    clause.span(),
                    values + " values for " + columns.size() + " columns",
                    "columns are "
                            + String.join(
                                    ", ", target.rowType().project(columns).names()));
        }
        for (int i = 0; i < target.rowType().size(); i++) {
            boolean empty = !columns.contains(i) && !rules.defaults().containsKey(i);
            if (empty && !target.rowType().type(i).nullable()) {
                throw problems.error(
                        ErrorCode.NOT_NULL_VIOLATION,
                        clause.span(),
                        "column \"" + target.rowType().name(i) + "\" is NOT NULL and gets no value",
                        "add it to the column list");
            }
        }
    }

    private CompiledQuery compile(SqlNode node) {
        return parameters.add(
                new QueryCompiler(catalog, Mode.SNAPSHOT, problems, phases).compile(node, Optional.empty()));
    }
}
