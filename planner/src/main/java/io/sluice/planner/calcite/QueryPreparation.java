package io.sluice.planner.calcite;

import io.sluice.planner.Planner.Mode;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
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
    private static final int MAX_VIEW_DEPTH = 64;

    /** A prepared FROM item or query, with the names of its columns that carry event time, best first. */
    private record Source(SqlNode node, List<String> times) {}

    private final Catalog catalog;
    private final Mode mode;
    private final Problems problems;
    private final Unsupported unsupported;
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Map<String, SqlParserPos> recursive = new HashMap<>();
    private int viewDepth;

    QueryPreparation(Catalog catalog, Mode mode, Problems problems) {
        this.catalog = catalog;
        this.mode = mode;
        this.problems = problems;
        this.unsupported = new Unsupported(problems, catalog.functions());
    }

    SqlNode prepare(SqlNode query) {
        return query(TableCalls.rewrite(TreeCopy.of(query), catalog), Map.of()).node();
    }

    /** What the query scans, views expanded, by catalog name. */
    Map<String, Relation> relations() {
        return relations;
    }

    /** Where the names of recursive queries stand, in lower case. */
    Map<String, SqlParserPos> recursive() {
        return recursive;
    }

    private Source query(SqlNode node, Map<String, List<String>> ctes) {
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
                new Source(union((SqlBasicCall) node, ctes).node(), List.of());
            case VALUES -> {
                SqlCall values = (SqlCall) node;
                for (int i = 0; i < values.operandCount(); i++) {
                    values.setOperand(i, expression(values.operand(i), ctes));
                }
                yield new Source(values, List.of());
            }
            case EXPLICIT_TABLE -> from(node, ctes);
            case DESCRIBE_TABLE, OTHER_DDL, INSERT, UPDATE, DELETE, MERGE ->
                throw problems.notSupported(node.getParserPosition(), node.getKind() + " cannot stand here", "");
            default -> throw unsupported.fromItem(node);
        };
    }

    private Source select(SqlSelect select, Map<String, List<String>> ctes) {
        Source from = new Source(null, List.of());
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
        return new Source(select, outputTimes(select, from.times()));
    }

    private Source orderBy(SqlOrderBy orderBy, Map<String, List<String>> ctes) {
        unsupported.check(orderBy.orderList);
        Source inner = query(orderBy.query, ctes);
        SqlNode order = CallRewrites.apply(orderBy.orderList, problems);
        order = NestedQueries.prepare(order, nested -> query(nested, ctes).node());
        return new Source(
                new SqlOrderBy(
                        orderBy.getParserPosition(), inner.node(), (SqlNodeList) order, orderBy.offset, orderBy.fetch),
                inner.times());
    }

    private Source with(SqlWith with, Map<String, List<String>> ctes) {
        Map<String, List<String>> scope = new LinkedHashMap<>(ctes);
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive != null && item.recursive.booleanValue()) {
                scope.put(key(item.name.getSimple()), List.of());
                recursive.put(key(item.name.getSimple()), item.name.getParserPosition());
            }
            Source query = query(item.query, scope);
            item.query = query.node();
            scope.put(key(item.name.getSimple()), item.columnList == null ? query.times() : List.of());
        }
        Source body = query(with.body, scope);
        with.body = body.node();
        return new Source(with, body.times());
    }

    private Source union(SqlBasicCall union, Map<String, List<String>> ctes) {
        List<String> times = null;
        for (int i = 0; i < union.operandCount(); i++) {
            Source branch = query(union.operand(i), ctes);
            union.setOperand(i, branch.node());
            if (times == null) {
                times = branch.times();
            }
        }
        return new Source(union, times);
    }

    private Source from(SqlNode node, Map<String, List<String>> ctes) {
        if (node instanceof SqlIdentifier name) {
            return relation(name, ctes);
        }
        if (WindowCall.isWindow(node)) {
            return window(node, ctes);
        }
        return switch (node.getKind()) {
            case AS -> alias((SqlBasicCall) node, ctes);
            case EXPLICIT_TABLE -> {
                Source table = from(((SqlCall) node).operand(0), ctes);
                yield table.node() instanceof SqlIdentifier ? new Source(node, table.times()) : table;
            }
            case TABLE_REF -> from(((SqlCall) node).operand(0), ctes);
            case SELECT, UNION, INTERSECT, EXCEPT, VALUES, WITH, ORDER_BY -> query(node, ctes);
            case COLLECTION_TABLE -> keyed((SqlCall) node, ctes).orElseThrow(() -> tableFunction((SqlCall) node));
            case MATCH_RECOGNIZE -> match((SqlCall) node, ctes);
            case PIVOT, UNPIVOT -> pivot((SqlCall) node, ctes);
            case JOIN -> join((SqlJoin) node, ctes);
            case SNAPSHOT -> throw TimedJoinClauses.alone(node, problems);
            case LATERAL -> {
                Source query = from(((SqlCall) node).operand(0), ctes);
                SqlNode lateral = SqlStdOperatorTable.LATERAL.createCall(node.getParserPosition(), query.node());
                yield new Source(lateral, query.times());
            }
            case UNNEST -> {
                SqlCall unnest = unnest((SqlCall) node);
                SqlIdentifier name = new SqlIdentifier("unnest", node.getParserPosition());
                yield new Source(UnnestNames.named(unnest, name), List.of());
            }
            default -> throw unsupported.fromItem(node);
        };
    }

    /** A keyed function of the application over a relation. */
    private Optional<Source> keyed(SqlCall table, Map<String, List<String>> ctes) {
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
        operands.set(0, asOperand(from(operands.get(0), ctes).node()));
        SqlNode graft = new KeyedFunctionOperator(
                        function.get().overloads().get(0).keyed())
                .createCall(call.getParserPosition(), operands);
        return Optional.of(new Source(
                SqlStdOperatorTable.COLLECTION_TABLE.createCall(table.getParserPosition(), graft), List.of()));
    }

    private Source match(SqlCall match, Map<String, List<String>> ctes) {
        int table = SqlMatchRecognize.OPERAND_TABLE_REF;
        match.setOperand(table, from(match.operand(table), ctes).node());
        MatchPreparation.prepare(match);
        return new Source(match, List.of());
    }

    private Source pivot(SqlCall pivot, Map<String, List<String>> ctes) {
        pivot.setOperand(0, from(pivot.operand(0), ctes).node());
        for (SqlNode operand : pivot.getOperandList().subList(1, pivot.operandCount())) {
            unsupported.check(operand);
        }
        return new Source(pivot, List.of());
    }

    private Source join(SqlJoin written, Map<String, List<String>> ctes) {
        SqlJoin join = TimedJoinClauses.plain(written, problems);
        if (UnnestChecks.isUnnest(join.getRight())) {
            UnnestChecks.checkJoin(join, problems);
        } else {
            JoinChecks.check(join, problems);
        }
        Source left = from(join.getLeft(), ctes);
        join.setLeft(left.node());
        SqlNode item = join.getRight();
        Source right =
                item.getKind() == SqlKind.UNNEST ? new Source(unnest((SqlCall) item), List.of()) : from(item, ctes);
        join.setRight(right.node());
        JoinClauses.apply(join, left.times(), right.times(), problems);
        if (JoinChecks.hasCondition(join)) {
            JoinChecks.setCondition(join, expression(join.getCondition(), ctes));
        }
        return new Source(join, JoinChecks.times(left.times(), right.times()));
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

    private Source alias(SqlBasicCall as, Map<String, List<String>> ctes) {
        if (as.operand(0).getKind() == SqlKind.UNNEST) {
            SqlCall unnest = unnest(as.operand(0));
            as.setOperand(0, unnest);
            boolean named = as.operandCount() > 2;
            return new Source(named ? as : UnnestNames.named(unnest, as.operand(1)), List.of());
        }
        Source inner = from(as.operand(0), ctes);
        boolean renamed = as.operandCount() > 2;
        if (inner.node() instanceof SqlBasicCall expanded && expanded.getKind() == SqlKind.AS) {
            List<SqlNode> operands = new ArrayList<>(expanded.getOperandList());
            operands.set(1, as.operand(1));
            if (renamed) {
                operands.subList(2, operands.size()).clear();
                operands.addAll(as.getOperandList().subList(2, as.operandCount()));
            }
            SqlNode merged = SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
            return new Source(merged, renamed ? List.of() : inner.times());
        }
        as.setOperand(0, inner.node());
        return new Source(as, renamed ? List.of() : inner.times());
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

    private Source relation(SqlIdentifier name, Map<String, List<String>> ctes) {
        if (name.isSimple() && ctes.containsKey(key(name.getSimple()))) {
            return new Source(name, ctes.get(key(name.getSimple())));
        }
        String dotted = String.join(".", name.names);
        Relation relation = catalog.find(dotted).orElseThrow(() -> notFound(name, dotted, ctes));
        if (relation.kind() == RelationKind.VIEW) {
            return view(name, relation);
        }
        checkReadable(name, relation);
        relations.put(relation.name(), relation);
        return new Source(name, WindowTimes.of(relation));
    }

    private SluiceException notFound(SqlIdentifier name, String dotted, Map<String, List<String>> ctes) {
        List<String> candidates = new ArrayList<>(ctes.keySet());
        catalog.relations().forEach(r -> candidates.add(r.name()));
        return problems.error(
                ErrorCode.RELATION_NOT_FOUND,
                name.getParserPosition(),
                "relation \"" + dotted + "\" not found",
                NameSuggester.hint(dotted, candidates));
    }

    private void checkReadable(SqlIdentifier name, Relation relation) {
        if (mode == Mode.SNAPSHOT && !relation.readable()) {
            throw problems.error(
                    ErrorCode.STREAM_NOT_READABLE,
                    name.getParserPosition(),
                    "stream \"" + relation.name() + "\" keeps no rows, a plain SELECT finds nothing to read",
                    "declare the stream WITH (retention = '1 hour'), or read a CREATE MATERIALIZED VIEW over it, or end the"
                            + " SELECT in EMIT CHANGES");
        }
        if (mode == Mode.CONTINUOUS && relation.kind() == RelationKind.SYSTEM) {
            throw problems.notSupported(
                    name.getParserPosition(),
                    "system table \"" + relation.name() + "\" cannot feed a standing query",
                    "read it by a plain SELECT");
        }
    }

    private Source view(SqlIdentifier name, Relation relation) {
        if (++viewDepth > MAX_VIEW_DEPTH) {
            throw problems.notSupported(name.getParserPosition(), "views are nested too deeply", "");
        }
        SqlParserPos pos = name.getParserPosition();
        Source body = query(TableCalls.rewrite(ViewText.parse(relation, mode, pos, problems), catalog), Map.of());
        viewDepth--;
        List<SqlNode> operands = new ArrayList<>();
        operands.add(body.node());
        operands.add(new SqlIdentifier(name.names.get(name.names.size() - 1), pos));
        relation.rowType().names().forEach(column -> operands.add(new SqlIdentifier(column, pos)));
        List<String> times = relation.eventTime()
                .map(t -> List.of(relation.rowType().name(t.column())))
                .orElse(body.times());
        return new Source(SqlStdOperatorTable.AS.createCall(pos, operands), times);
    }

    private Source window(SqlNode node, Map<String, List<String>> ctes) {
        boolean wrapped = node.getKind() == SqlKind.COLLECTION_TABLE;
        SqlBasicCall call = (SqlBasicCall) (wrapped ? ((SqlCall) node).operand(0) : node);
        WindowCall window = WindowCall.from(call);
        WindowChecks.check(window, call, problems);
        Source input = from(call.operand(WindowCall.INPUT), ctes);
        SqlNode table = asOperand(input.node());
        List<String> times = new ArrayList<>(input.times());
        if (window.countsRows()) {
            SqlCall counted = CountWindowOperator.call(window, call, table);
            return new Source(
                    SqlStdOperatorTable.COLLECTION_TABLE.createCall(node.getParserPosition(), counted), times);
        }
        SqlIdentifier time = window.timeColumn().orElseGet(() -> watermarkColumn(window, input));
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(WindowCall.INPUT, table);
        operands.set(WindowCall.TIME, SqlStdOperatorTable.DESCRIPTOR.createCall(time.getParserPosition(), time));
        SqlNode graft = WindowFunctionOperator.of(window.kind()).createCall(call.getParserPosition(), operands);
        times.addAll(List.of("window_time", "window_end", "window_start"));
        return new Source(SqlStdOperatorTable.COLLECTION_TABLE.createCall(node.getParserPosition(), graft), times);
    }

    /**
     * A table operand is a SELECT or {@code TABLE t}; everything else becomes a SELECT over it. Calcite would take each branch of a bare UNION
     * for an operand of its own, and only the first would be read.
     */
    private static SqlNode asOperand(SqlNode node) {
        if (node.getKind() == SqlKind.SELECT || node.getKind() == SqlKind.EXPLICIT_TABLE) {
            return node;
        }
        SqlParserPos pos = node.getParserPosition();
        if (node.getKind() != SqlKind.AS) {
            return asOperand(SqlStdOperatorTable.AS.createCall(pos, node, new SqlIdentifier("windowed", pos)));
        }
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos);
        return new SqlSelect(pos, null, star, node, null, null, null, null, null, null, null, null, null);
    }

    private SqlIdentifier watermarkColumn(WindowCall window, Source input) {
        return input.times().isEmpty()
                ? new WindowTimes(catalog, mode, problems).without(window, input.node())
                : new SqlIdentifier(input.times().get(0), window.position());
    }

    /** Event-time names that a SELECT passes on; after GROUP BY or DISTINCT only those of the window. */
    private static List<String> outputTimes(SqlSelect select, List<String> input) {
        boolean grouped = select.getGroup() != null || select.isDistinct();
        List<String> times = new ArrayList<>();
        for (String time : input) {
            if (grouped && !time.startsWith("window_")) {
                continue;
            }
            for (SqlNode item : select.getSelectList()) {
                SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
                if (!(expression instanceof SqlIdentifier column)) {
                    continue;
                }
                if (column.isStar()) {
                    times.add(time);
                } else if (column.names.get(column.names.size() - 1).equalsIgnoreCase(time)) {
                    boolean aliased = item.getKind() == SqlKind.AS;
                    times.add(aliased ? ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple() : time);
                }
            }
        }
        return times;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
