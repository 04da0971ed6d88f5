package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.Problems;
import io.sluice.planner.function.UserFunction;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.parser.WindowCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Walks a query before Calcite validates it: resolves relations, expands views, completes and checks windows, and refuses what
 * does not run yet at the user's own position. Works on a copy that it may change.
 */
final class QueryPreparation {
    private final Catalog catalog;
    private final WindowTimes windowTimes;
    private final Problems problems;
    private final Unsupported unsupported;
    private final RelationPreparation named;
    private final Map<String, SqlParserPos> recursive = new HashMap<>();

    QueryPreparation(Catalog catalog, Mode mode, Problems problems) {
        this.catalog = catalog;
        this.windowTimes = new WindowTimes(catalog, mode, problems);
        this.problems = problems;
        this.unsupported = new Unsupported(problems, catalog.functions());
        this.named = new RelationPreparation(catalog, mode, problems);
    }

    SqlNode prepare(SqlNode query) {
        return query(TableCalls.rewrite(TreeCopy.of(query), catalog), Map.of()).node();
    }

    /** What the query scans, views expanded, by catalog name. */
    Map<String, Relation> relations() {
        return named.relations();
    }

    /** Where the names of recursive queries stand, in lower case. */
    Map<String, SqlParserPos> recursive() {
        return recursive;
    }

    private PreparedQuery query(SqlNode node, Map<String, List<String>> ctes) {
        if (node instanceof SqlSelect select) {
            return select(select, ctes);
        } else if (node instanceof SqlOrderBy orderBy) {
            return orderBy(orderBy, ctes);
        } else if (node instanceof SqlWith with) {
            return with(with, ctes);
        }
        return switch (node.getKind()) {
            case UNION -> union((SqlBasicCall) node, ctes);
            case INTERSECT, EXCEPT ->
                new PreparedQuery(union((SqlBasicCall) node, ctes).node(), List.of());
            case VALUES -> {
                SqlCall values = (SqlCall) node;
                for (int i = 0; i < values.operandCount(); i++) {
                    values.setOperand(i, expression(values.operand(i), ctes));
                }
                yield new PreparedQuery(values, List.of());
            }
            case EXPLICIT_TABLE -> from(node, ctes);
            case DESCRIBE_TABLE, OTHER_DDL, INSERT, UPDATE, DELETE, MERGE ->
                throw problems.notSupported(node.getParserPosition(), node.getKind() + " cannot stand here", "");
            default -> throw unsupported.fromItem(node);
        };
    }

    private PreparedQuery select(SqlSelect select, Map<String, List<String>> ctes) {
        PreparedQuery from = new PreparedQuery(null, List.of());
        if (select.getFrom() != null) {
            from = from(select.getFrom(), ctes);
            select.setFrom(from.node());
        }
        for (SqlNode part : new SqlNode[] {
            select.getSelectList(),
            select.getWhere(),
            select.getGroup(),
            select.getHaving(),
            select.getWindowList(),
            select.getQualify(),
            select.getOrderList()
        }) {
            unsupported.check(part);
        }
        CallRewrites.apply(select, problems);
        NestedQueries.prepareIn(select, inner -> query(inner, ctes).node());
        return new PreparedQuery(select, OutputTimes.of(select, from.times()));
    }

    private PreparedQuery orderBy(SqlOrderBy orderBy, Map<String, List<String>> ctes) {
        unsupported.check(orderBy.orderList);
        PreparedQuery inner = query(orderBy.query, ctes);
        SqlNode order = CallRewrites.apply(orderBy.orderList, problems);
        order = NestedQueries.prepare(order, nested -> query(nested, ctes).node());
        return new PreparedQuery(
                new SqlOrderBy(
                        orderBy.getParserPosition(), inner.node(), (SqlNodeList) order, orderBy.offset, orderBy.fetch),
                inner.times());
    }

    private PreparedQuery with(SqlWith with, Map<String, List<String>> ctes) {
        Map<String, List<String>> scope = new LinkedHashMap<>(ctes);
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive != null && item.recursive.booleanValue()) {
                scope.put(key(item.name.getSimple()), List.of());
                recursive.put(key(item.name.getSimple()), item.name.getParserPosition());
            }
            PreparedQuery query = query(item.query, scope);
            item.query = query.node();
            scope.put(key(item.name.getSimple()), item.columnList == null ? query.times() : List.of());
        }
        PreparedQuery body = query(with.body, scope);
        with.body = body.node();
        return new PreparedQuery(with, body.times());
    }

    private PreparedQuery union(SqlBasicCall union, Map<String, List<String>> ctes) {
        List<String> times = null;
        for (int i = 0; i < union.operandCount(); i++) {
            PreparedQuery branch = query(union.operand(i), ctes);
            union.setOperand(i, branch.node());
            if (times == null) {
                times = branch.times();
            }
        }
        return new PreparedQuery(union, times);
    }

    private PreparedQuery from(SqlNode node, Map<String, List<String>> ctes) {
        if (node instanceof SqlIdentifier name) {
            return named(name, ctes);
        }
        if (WindowCall.isWindow(node)) {
            return WindowPreparation.window(node, item -> from(item, ctes), windowTimes, problems);
        }
        return switch (node.getKind()) {
            case AS -> alias((SqlBasicCall) node, ctes);
            case EXPLICIT_TABLE -> {
                PreparedQuery table = from(((SqlCall) node).operand(0), ctes);
                yield table.node() instanceof SqlIdentifier ? new PreparedQuery(node, table.times()) : table;
            }
            case TABLE_REF -> from(((SqlCall) node).operand(0), ctes);
            case SELECT, UNION, INTERSECT, EXCEPT, VALUES, WITH, ORDER_BY -> query(node, ctes);
            case COLLECTION_TABLE -> keyed((SqlCall) node, ctes).orElseThrow(() -> tableFunction((SqlCall) node));
            case MATCH_RECOGNIZE -> match((SqlCall) node, ctes);
            case PIVOT, UNPIVOT -> pivot((SqlCall) node, ctes);
            case JOIN -> join((SqlJoin) node, ctes);
            case SNAPSHOT -> throw TimedJoinClauses.alone(node, problems);
            case LATERAL -> {
                PreparedQuery query = from(((SqlCall) node).operand(0), ctes);
                SqlNode lateral = SqlStdOperatorTable.LATERAL.createCall(node.getParserPosition(), query.node());
                yield new PreparedQuery(lateral, query.times());
            }
            case UNNEST -> {
                SqlCall unnest = unnest((SqlCall) node);
                SqlIdentifier name = new SqlIdentifier("unnest", node.getParserPosition());
                yield new PreparedQuery(UnnestNames.named(unnest, name), List.of());
            }
            default -> throw unsupported.fromItem(node);
        };
    }

    private PreparedQuery named(SqlIdentifier name, Map<String, List<String>> ctes) {
        if (name.isSimple() && ctes.containsKey(key(name.getSimple()))) {
            return new PreparedQuery(name, ctes.get(key(name.getSimple())));
        }
        return named.relation(name, ctes.keySet(), view -> query(TableCalls.rewrite(view, catalog), Map.of()));
    }

    /** A keyed function of the application over a relation. */
    private Optional<PreparedQuery> keyed(SqlCall table, Map<String, List<String>> ctes) {
        SqlCall call = table.operand(0);
        Optional<UserFunction> function =
                catalog.function(call.getOperator().getName()).filter(f -> f.kind() == UserFunction.Kind.KEYED);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        if (call.operandCount() == 0 || call.operandCount() > 2) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    call.getParserPosition(),
                    function.get().name() + " takes a table and its key",
                    "write " + function.get().name() + "(TABLE input, DESCRIPTOR(key))");
        }
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, TableOperand.of(from(operands.get(0), ctes).node()));
        SqlNode graft = new KeyedFunctionOperator(
                        function.get().overloads().get(0).keyed())
                .createCall(call.getParserPosition(), operands);
        return Optional.of(new PreparedQuery(
                SqlStdOperatorTable.COLLECTION_TABLE.createCall(table.getParserPosition(), graft), List.of()));
    }

    private PreparedQuery match(SqlCall match, Map<String, List<String>> ctes) {
        int table = SqlMatchRecognize.OPERAND_TABLE_REF;
        match.setOperand(table, from(match.operand(table), ctes).node());
        MatchPreparation.prepare(match);
        return new PreparedQuery(match, List.of());
    }

    private PreparedQuery pivot(SqlCall pivot, Map<String, List<String>> ctes) {
        pivot.setOperand(0, from(pivot.operand(0), ctes).node());
        for (SqlNode operand : pivot.getOperandList().subList(1, pivot.operandCount())) {
            unsupported.check(operand);
        }
        return new PreparedQuery(pivot, List.of());
    }

    private PreparedQuery join(SqlJoin written, Map<String, List<String>> ctes) {
        SqlJoin join = TimedJoinClauses.plain(written, problems);
        if (UnnestChecks.isUnnest(join.getRight())) {
            UnnestChecks.checkJoin(join, problems);
        } else {
            JoinChecks.check(join, problems);
        }
        PreparedQuery left = from(join.getLeft(), ctes);
        join.setLeft(left.node());
        SqlNode item = join.getRight();
        PreparedQuery right = item.getKind() == SqlKind.UNNEST
                ? new PreparedQuery(unnest((SqlCall) item), List.of())
                : from(item, ctes);
        join.setRight(right.node());
        JoinClauses.apply(join, left.times(), right.times(), problems);
        if (JoinChecks.hasCondition(join)) {
            JoinChecks.setCondition(join, expression(join.getCondition(), ctes));
        }
        return new PreparedQuery(join, JoinChecks.times(left.times(), right.times()));
    }

    private SqlNode expression(SqlNode expression, Map<String, List<String>> ctes) {
        unsupported.check(expression);
        SqlNode rewritten = CallRewrites.apply(expression, problems);
        return NestedQueries.prepare(rewritten, inner -> query(inner, ctes).node());
    }

    private SqlCall unnest(SqlCall unnest) {
        UnnestChecks.check(unnest, problems);
        unsupported.check(unnest.operand(0));
        unnest.setOperand(0, CallRewrites.apply(unnest.operand(0), problems));
        return unnest;
    }

    private PreparedQuery alias(SqlBasicCall as, Map<String, List<String>> ctes) {
        if (as.operand(0).getKind() == SqlKind.UNNEST) {
            SqlCall unnest = unnest(as.operand(0));
            as.setOperand(0, unnest);
            boolean named = as.operandCount() > 2;
            return new PreparedQuery(named ? as : UnnestNames.named(unnest, as.operand(1)), List.of());
        }
        PreparedQuery inner = from(as.operand(0), ctes);
        boolean renamed = as.operandCount() > 2;
        if (inner.node() instanceof SqlBasicCall expanded && expanded.getKind() == SqlKind.AS) {
            List<SqlNode> operands = new ArrayList<>(expanded.getOperandList());
            operands.set(1, as.operand(1));
            if (renamed) {
                operands.subList(2, operands.size()).clear();
                operands.addAll(as.getOperandList().subList(2, as.operandCount()));
            }
            SqlNode merged = SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
            return new PreparedQuery(merged, renamed ? List.of() : inner.times());
        }
        as.setOperand(0, inner.node());
        return new PreparedQuery(as, renamed ? List.of() : inner.times());
    }

    private SluiceException tableFunction(SqlCall table) {
        SqlCall call = table.operand(0);
        String name = call.getOperator().getName();
        return problems.error(
                ErrorCode.FUNCTION_NOT_FOUND,
                call.getParserPosition(),
                "table function \"" + name + "\" not found",
                NameSuggester.suggest(name, List.of("TUMBLE", "HOP", "CUMULATE", "SESSION"))
                        .map(found -> "did you mean " + found + "?")
                        .orElse("table functions are TUMBLE, HOP, CUMULATE and SESSION"));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
