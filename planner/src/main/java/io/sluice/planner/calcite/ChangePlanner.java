package io.sluice.planner.calcite;

import io.sluice.planner.PlannedChange;
import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.plan.PlanNode;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** INSERT, UPDATE and DELETE: an ad-hoc query for the rows, and conversions into the target's columns. */
final class ChangePlanner {
    private final Catalog catalog;
    private final Problems problems;
    private final RulePhases phases;

    ChangePlanner(Catalog catalog, Problems problems, RulePhases phases) {
        this.catalog = catalog;
        this.problems = problems;
        this.phases = phases;
    }

    PlannedChange insert(Insert insert) {
        Relation target = target(insert.target());
        if (target.kind() != RelationKind.TABLE && target.kind() != RelationKind.STREAM) {
            throw wrongKind(insert.target(), target, "INSERT works on streams and tables");
        }
        List<Integer> columns = columns(insert.columns(), target);
        SourceExpressions source = new SourceExpressions(insert.source().node());
        checkWidths(source, columns, target, insert);
        SqlNode typed = source.withTypedParameters(target, columns, problems);
        CompiledQuery query = compile(typed, insert.source());
        int width = query.root().rowType().size();
        if (width != columns.size()) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    insert.source().span(),
                    "the query gives " + count(width, "column") + ", \"" + target.name() + "\" takes " + columns.size(),
                    "columns are " + names(target, columns));
        }
        PlanNode rows = new RowAssignment(problems, target, query.relations(), columns)
                .insert(query.root(), source.positions());
        checkMissing(target, columns, insert);
        return new PlannedChange(PlannedChange.Kind.INSERT, target.name(), rows, query.parameters());
    }

    private void checkWidths(SourceExpressions source, List<Integer> columns, Relation target, Insert insert) {
        source.firstRowOfOtherWidth(columns.size()).ifPresent(row -> {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    row.getParserPosition(),
                    "this row has " + count(SourceExpressions.width(row), "value") + ", \"" + target.name()
                            + "\" takes " + columns.size(),
                    "columns are " + names(target, columns));
        });
    }

    private void checkMissing(Relation target, List<Integer> given, Insert insert) {
        for (int i = 0; i < target.rowType().size(); i++) {
            if (!given.contains(i) && !target.rowType().type(i).nullable()) {
                throw problems.error(
                        ErrorCode.NOT_NULL_VIOLATION,
                        insert.target().span(),
                        "column \"" + target.rowType().name(i) + "\" is NOT NULL and gets no value",
                        "add it to the column list");
            }
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String names(Relation target, List<Integer> columns) {
        return String.join(", ", target.rowType().project(columns).names());
    }

    PlannedChange update(Update update) {
        Relation target = table(update.target(), "UPDATE");
        List<Integer> columns = columns(update.columns(), target);
        SourceExpressions source = new SourceExpressions(update.newRows().node());
        List<List<SqlParserPos>> positions = source.positions();
        SqlSelect select = (SqlSelect) source.withTypedParameters(target, columns, problems);
        SqlNodeList list = new SqlNodeList(select.getSelectList().getParserPosition());
        list.add(SqlIdentifier.star(select.getSelectList().getParserPosition()));
        list.addAll(select.getSelectList());
        select.setSelectList(list);
        CompiledQuery query = compile(select, update.newRows());
        PlanNode rows = new RowAssignment(problems, target, query.relations(), columns).update(query.root(), positions);
        return new PlannedChange(PlannedChange.Kind.UPDATE, target.name(), rows, query.parameters());
    }

    PlannedChange delete(Delete delete) {
        Relation target = table(delete.target(), "DELETE");
        CompiledQuery query = compile(delete.oldRows().node(), delete.oldRows());
        return new PlannedChange(PlannedChange.Kind.DELETE, target.name(), query.root(), query.parameters());
    }

    private CompiledQuery compile(SqlNode node, Query query) {
        return new QueryCompiler(catalog, Mode.SNAPSHOT, problems, phases)
                .compile(node, query.parameterCount(), Optional.empty());
    }

    private Relation table(QualifiedName name, String statement) {
        Relation target = target(name);
        if (target.kind() != RelationKind.TABLE) {
            throw wrongKind(name, target, statement + " works on tables");
        }
        return target;
    }

    private Relation target(QualifiedName name) {
        return catalog.find(name.toString())
                .orElseThrow(() -> problems.error(
                        ErrorCode.RELATION_NOT_FOUND,
                        name.span(),
                        "relation \"" + name + "\" not found",
                        NameSuggester.hint(
                                name.toString(),
                                catalog.relations().stream().map(Relation::name).toList())));
    }

    private RuntimeException wrongKind(QualifiedName name, Relation target, String message) {
        String kind = target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        kind = target.kind() == RelationKind.SYSTEM ? "system table" : kind;
        return problems.error(
                ErrorCode.WRONG_OBJECT_KIND,
                name.span(),
                "\"" + target.name() + "\" is a " + kind + "; " + message,
                "");
    }

    /** Target columns that the statement names; all, in order, when it names none. */
    private List<Integer> columns(List<Identifier> names, Relation target) {
        List<Integer> columns = new ArrayList<>();
        for (Identifier name : names) {
            int index = target.rowType().indexOf(name.text());
            if (index < 0) {
                throw problems.error(
                        ErrorCode.COLUMN_NOT_FOUND,
                        name.span(),
                        "column \"" + name.text() + "\" not found in \"" + target.name() + "\"",
                        NameSuggester.hint(name.text(), target.rowType().names()));
            }
            if (columns.contains(index)) {
                throw problems.error(
                        ErrorCode.DUPLICATE_COLUMN, name.span(), "column \"" + name.text() + "\" stands twice", "");
            }
            columns.add(index);
        }
        if (names.isEmpty()) {
            for (int i = 0; i < target.rowType().size(); i++) {
                columns.add(i);
            }
        }
        return columns;
    }
}
