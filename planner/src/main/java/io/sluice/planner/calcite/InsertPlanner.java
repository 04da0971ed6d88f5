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
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.OnConflict;
import io.sluice.sql.ast.Query;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/** INSERT: a query for the rows, conversions into the target's columns, and what happens where a row's key is taken. */
final class InsertPlanner {
    private final Catalog catalog;
    private final Problems problems;
    private final RulePhases phases;
    private final ChangeTarget targets;
    private final Parameters parameters = new Parameters();

    InsertPlanner(Catalog catalog, Problems problems, RulePhases phases) {
        this.catalog = catalog;
        this.problems = problems;
        this.phases = phases;
        this.targets = new ChangeTarget(catalog, problems);
    }

    PlannedChange insert(Insert insert) {
        Relation target = targets.streamOrTable(insert.target());
        TableRules rules = catalog.rules(target.name());
        List<Integer> columns = insert.source().isEmpty() ? List.of() : targets.columns(insert.columns(), target);
        PlanNode rows = insert.source()
                .map(source -> rows(source, target, rules, columns))
                .orElseGet(() -> assignment(target, rules, Set.of(), columns).defaults());
        checkMissing(target, rules, columns, insert);
        Optional<PairedChange> paired = conflict(insert, target, rules);
        return new PlannedChange(
                PlannedChange.Kind.INSERT, target.name(), rows, paired, parameters.list(insert.parameterCount()));
    }

    private PlanNode rows(Query query, Relation target, TableRules rules, List<Integer> columns) {
        SourceExpressions source = new SourceExpressions(query.node());
        checkWidths(source, columns, target);
        SqlNode typed = source.withTypedParameters(target, columns, problems);
        CompiledQuery compiled = parameters.add(
                new QueryCompiler(catalog, Mode.SNAPSHOT, problems, phases).compile(typed, Optional.empty()));
        int width = compiled.root().rowType().size();
        if (width != columns.size()) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    query.span(),
                    "the query gives " + count(width, "column") + ", \"" + target.name() + "\" takes " + columns.size(),
                    "columns are " + names(target, columns));
        }
        return new RowAssignment(problems, target, rules, compiled.relations(), columns)
                .insert(compiled.root(), source);
    }

    private RowAssignment assignment(Relation target, TableRules rules, Set<Relation> reads, List<Integer> columns) {
        var relations = reads.stream().collect(java.util.stream.Collectors.toMap(Relation::name, r -> r));
        return new RowAssignment(problems, target, rules, relations, columns);
    }

    private void checkWidths(SourceExpressions source, List<Integer> columns, Relation target) {
        source.firstRowOfOtherWidth(columns.size()).ifPresent(row -> {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    row.getParserPosition(),
                    "this row has " + count(SourceExpressions.width(row), "value") + ", \"" + target.name()
                            + "\" takes " + columns.size(),
                    "columns are " + names(target, columns));
        });
    }

    private void checkMissing(Relation target, TableRules rules, List<Integer> given, Insert insert) {
        for (int i = 0; i < target.rowType().size(); i++) {
            boolean empty = !given.contains(i) && !rules.defaults().containsKey(i);
            if (empty && !target.rowType().type(i).nullable()) {
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

    private Optional<PairedChange> conflict(Insert insert, Relation target, TableRules rules) {
        boolean replaces =
                insert.orReplace() || rules.replaces() && insert.onConflict().isEmpty();
        if (!replaces && insert.onConflict().isEmpty()) {
            return Optional.empty();
        }
        checkKey(insert, target);
        PairScope scope = new PairScope(
                problems,
                new PairScope.Side(lastPart(target.name()), target.rowType(), true, true),
                new PairScope.Side("excluded", target.rowType(), false, true));
        RowAssignment pairs = assignment(target, rules, Set.of(scope.relation()), List.of());
        PlanNode given = pairs.sourceOfPairs(PairedChange.PAIRS);
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(false, Effect.INSERT, given));
        Repeated repeated = Repeated.FIRST;
        if (replaces) {
            actions.add(new Action(true, Effect.UPDATE, given));
            repeated = Repeated.LAST;
        } else if (insert.onConflict().get().newValues().isPresent()) {
            actions.add(update(insert.onConflict().get(), target, rules, scope));
            repeated = Repeated.ONCE;
        }
        return Optional.of(new PairedChange(target.key(), repeated, Optional.empty(), actions));
    }

    private Action update(OnConflict conflict, Relation target, TableRules rules, PairScope scope) {
        List<Integer> columns = targets.columns(conflict.columns(), target);
        SqlSelect values = (SqlSelect) conflict.newValues().orElseThrow().node();
        PairPlanner planner = new PairPlanner(catalog, problems, phases, parameters, target, rules);
        return planner.action(
                scope,
                true,
                Effect.UPDATE,
                columns,
                values.getSelectList(),
                Optional.ofNullable(values.getWhere()),
                values.getParserPosition());
    }

    private void checkKey(Insert insert, Relation target) {
        SourceSpan span =
                insert.onConflict().map(OnConflict::span).orElse(insert.target().span());
        if (target.key().isEmpty()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    span,
                    "\"" + target.name() + "\" has no primary key, so its rows never conflict",
                    "declare one: CREATE TABLE " + target.name() + " (… PRIMARY KEY (…))");
        }
        List<Identifier> named = insert.onConflict().map(OnConflict::key).orElse(List.of());
        List<Integer> columns = targets.columns(named, target);
        if (!named.isEmpty() && !Set.copyOf(columns).equals(Set.copyOf(target.key()))) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    span,
                    "the conflict columns are not the primary key of \"" + target.name() + "\"",
                    "write ON CONFLICT (" + names(target, target.key()) + ")");
        }
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
