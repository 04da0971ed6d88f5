package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.CheckRule;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.catalog.TableRules;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.convert.RowAssignment;
import io.sluice.planner.convert.RowExpressions;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.ast.CheckConstraint;
import io.sluice.sql.ast.ColumnDefinition;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Expression;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the DEFAULT and CHECK expressions of a CREATE TABLE. */
final class RuleDefiner {
    private final Problems problems;
    private final RulePhases phases;
    private final Relation table;

    RuleDefiner(Problems problems, RulePhases phases, String name, RowType rowType) {
        this.problems = problems;
        this.phases = phases;
        this.table = new Relation(
                name, RelationKind.TABLE, rowType, ChangeMode.CHANGING, List.of(), Optional.empty(), true, "");
    }

    TableRules rules(CreateTable statement) {
        Map<Integer, Expr> defaults = new HashMap<>();
        for (int i = 0; i < statement.columns().size(); i++) {
            ColumnDefinition column = statement.columns().get(i);
            if (column.defaultValue().isPresent()) {
                defaults.put(i, value(column.defaultValue().get(), i));
            }
        }
        List<CheckRule> checks = new ArrayList<>();
        for (CheckConstraint check : statement.checks()) {
            String name = check.name()
                    .map(n -> n.text())
                    .orElse("CHECK " + check.condition().text());
            checks.add(new CheckRule(name, condition(check.condition())));
        }
        return new TableRules(defaults, checks, false);
    }

    private Expr value(Expression expression, int column) {
        SqlParserPos pos = expression.node().getParserPosition();
        SqlNode row = SqlStdOperatorTable.ROW.createCall(pos, expression.node());
        SourceExpressions source = new SourceExpressions(SqlStdOperatorTable.VALUES.createCall(pos, row));
        List<Integer> columns = List.of(column);
        CompiledQuery query = compile(source.withTypedParameters(table, columns, problems), new Nothing());
        if (!query.parameters().isEmpty()
                || !(query.root() instanceof ValuesNode)
                || source.firstDefault().isPresent()) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    expression.span(),
                    "a DEFAULT is a constant or a call of functions",
                    "write such as DEFAULT 0 or DEFAULT CURRENT_TIMESTAMP");
        }
        RowAssignment assignment = new RowAssignment(problems, table, TableRules.NONE, query.relations(), columns);
        return ((ValuesNode) assignment.insert(query.root(), source))
                .rows()
                .get(0)
                .get(column);
    }

    private Expr condition(Expression condition) {
        SqlParserPos pos = condition.node().getParserPosition();
        SqlSelect select = new SqlSelect(
                pos,
                null,
                new SqlNodeList(List.of(condition.node()), pos),
                new SqlIdentifier(List.of(table.name().split("\\.")), pos),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        CompiledQuery query = compile(select, new OverlayCatalog(new Nothing(), table));
        Expr expr = RowExpressions.single(query.root())
                .filter(e -> query.parameters().isEmpty())
                .orElseThrow(() -> problems.error(
                        ErrorCode.INVALID_ARGUMENT,
                        condition.span(),
                        "a CHECK speaks of the columns of one row",
                        "leave queries, aggregates and parameters out of it"));
        if (expr.type().kind() != TypeKind.BOOLEAN && expr.type().kind() != TypeKind.NULL) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    condition.span(),
                    "a CHECK is a condition, this is " + expr.type(),
                    "compare it with something");
        }
        return expr;
    }

    private CompiledQuery compile(SqlNode node, Catalog catalog) {
        return new QueryCompiler(catalog, Mode.SNAPSHOT, problems, phases).compile(node, Optional.empty());
    }

    /** A catalog without relations: such expressions read none. */
    private static final class Nothing implements Catalog {
        @Override
        public Optional<Relation> find(String name) {
            return Optional.empty();
        }

        @Override
        public Collection<Relation> relations() {
            return List.of();
        }
    }
}
