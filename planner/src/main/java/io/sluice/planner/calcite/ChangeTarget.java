package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.Problems;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the relation that a statement changes, and the columns it names. */
record ChangeTarget(Catalog catalog, Problems problems) {
    /** A table; anything else is refused. */
    Relation table(QualifiedName name, String statement) {
        Relation target = relation(name);
        if (target.kind() != RelationKind.TABLE) {
            throw wrongKind(name, target, statement + " works on tables");
        }
        return target;
    }

    /** A stream or table. */
    Relation streamOrTable(QualifiedName name) {
        Relation target = relation(name);
        if (target.kind() != RelationKind.TABLE && target.kind() != RelationKind.STREAM) {
            throw wrongKind(name, target, "INSERT works on streams and tables");
        }
        return target;
    }

    private Relation relation(QualifiedName name) {
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
    List<Integer> columns(List<Identifier> names, Relation target) {
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
