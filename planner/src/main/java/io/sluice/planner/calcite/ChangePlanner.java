package io.sluice.planner.calcite;

import io.sluice.planner.PlannedChange;
import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.plan.PlanNode;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Update;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/** UPDATE and DELETE: an ad-hoc query for the rows, and conversions into the target's columns. */
final class ChangePlanner {
    private final Catalog catalog;
    private final Problems problems;
    private final RulePhases phases;
    private final ChangeTarget targets;

    ChangePlanner(Catalog catalog, Problems problems, RulePhases phases) {
        this.catalog = catalog;
        this.problems = problems;
        this.phases = phases;
        this.targets = new ChangeTarget(catalog, problems);
    }

    PlannedChange update(Update update) {
        Relation target = targets.table(update.target(), "UPDATE");
        List<Integer> columns = targets.columns(update.columns(), target);
        SourceExpressions source = new SourceExpressions(update.newRows().node());
        SqlSelect select = (SqlSelect) source.withTypedParameters(target, columns, problems);
        SqlNodeList list = new SqlNodeList(select.getSelectList().getParserPosition());
        list.add(SqlIdentifier.star(select.getSelectList().getParserPosition()));
        list.addAll(select.getSelectList());
        select.setSelectList(list);
        CompiledQuery query = compile(select);
        PlanNode rows = new RowAssignment(problems, target, catalog.rules(target.name()), query.relations(), columns)
                .update(query.root(), source);
        return change(PlannedChange.Kind.UPDATE, target, rows, query, update.newRows());
    }

    PlannedChange delete(Delete delete) {
        Relation target = targets.table(delete.target(), "DELETE");
        CompiledQuery query = compile(delete.oldRows().node());
        return change(PlannedChange.Kind.DELETE, target, query.root(), query, delete.oldRows());
    }

    private static PlannedChange change(
            PlannedChange.Kind kind, Relation target, PlanNode rows, CompiledQuery query, Query text) {
        Parameters parameters = new Parameters();
        parameters.add(query);
        return new PlannedChange(kind, target.name(), rows, Optional.empty(), parameters.list(text.parameterCount()));
    }

    private CompiledQuery compile(SqlNode node) {
        return new QueryCompiler(catalog, Mode.SNAPSHOT, problems, phases).compile(node, Optional.empty());
    }
}
