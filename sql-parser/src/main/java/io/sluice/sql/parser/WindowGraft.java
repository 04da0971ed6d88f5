package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Puts a WINDOW clause back into the SELECT it was taken from: around its relation, and into its GROUP BY. */
final class WindowGraft {
    private final SourceText source;
    private final Positions positions;
    private final Failures failures;

    WindowGraft(SourceText source) {
        this.source = source;
        this.positions = new Positions(source);
        this.failures = new Failures(source);
    }

    /** Changes {@code select} in place. */
    void graft(SqlSelect select, IslandFinder.WindowIsland island) {
        WindowSpec spec = WindowClause.read(source, island.clause());
        int start = source.start(island.clause().getStart());
        int before = source.end(island.previous());
        SourceSpan span = source.span(island.clause());
        SqlNode leaf = select.getFrom() == null ? null : leaf(select.getFrom(), start, before);
        if (leaf == null) {
            throw failures.syntax(
                    span,
                    select.getFrom() instanceof SqlJoin
                            ? "WINDOW must stand right after the stream it cuts"
                            : "WINDOW must stand right after FROM and its relation",
                    select.getFrom() instanceof SqlJoin
                            ? "to cut the result of the join, put the join in a subquery: FROM (SELECT … FROM a JOIN b ON …) WINDOW …"
                            : "write FROM stream WINDOW …");
        }
        SqlNode windowed = spec.dependsOnOtherRows() ? partition(select, leaf, spec) : wrap(leaf, spec);
        select.setFrom(replace(select.getFrom(), leaf, windowed));
        group(select, windowed, spec.position(), span);
        for (SqlNode part :
                new SqlNode[] {select.getSelectList(), select.getWhere(), select.getGroup(), select.getHaving()}) {
            if (part != null) {
                part.accept(new KsqlNames());
            }
        }
    }

    /** The item of FROM that ends where the clause begins, or that the clause splits from its alias. */
    private SqlNode leaf(SqlNode from, int start, int before) {
        if (from instanceof SqlJoin) {
            SqlNode left = leaf(((SqlJoin) from).getLeft(), start, before);
            return left != null ? left : leaf(((SqlJoin) from).getRight(), start, before);
        }
        SourceSpan span = positions.span(from.getParserPosition());
        boolean here = span.start() <= start && (span.end() == before || span.end() > start);
        return here || endsInParentheses(from, span, before) ? from : null;
    }

    /** A query in parentheses may carry the position of its inside only. */
    private boolean endsInParentheses(SqlNode from, SourceSpan span, int before) {
        return from.getKind().belongsTo(SqlKind.QUERY)
                && span.end() < before
                && source.text(span.end(), before).chars().allMatch(c -> c == ')' || Character.isWhitespace(c));
    }

    private static SqlNode replace(SqlNode from, SqlNode leaf, SqlNode windowed) {
        if (from == leaf) {
            return windowed;
        }
        if (from instanceof SqlJoin) {
            SqlJoin join = (SqlJoin) from;
            join.setLeft(replace(join.getLeft(), leaf, windowed));
            join.setRight(replace(join.getRight(), leaf, windowed));
        }
        return from;
    }

    private static SqlNode wrap(SqlNode leaf, WindowSpec spec) {
        SqlParserPos position = leaf.getParserPosition();
        if (leaf.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) leaf;
            boolean columns = as.operandCount() > 2;
            SqlNode input = columns ? starSelect(as) : table(as.operand(0));
            return SqlStdOperatorTable.AS.createCall(position, collection(input, spec), as.operand(1));
        }
        SqlNode windowed = collection(table(leaf), spec);
        SqlIdentifier alias = alias(leaf);
        return alias == null ? windowed : SqlStdOperatorTable.AS.createCall(position, windowed, alias);
    }

    private SqlNode partition(SqlSelect select, SqlNode leaf, WindowSpec spec) {
        WindowPartition partition = new WindowPartition(select, leaf, spec.position(), failures);
        SqlNode input = partition.input();
        WindowSpec keyed = spec.withKeys(partition.keys());
        if (input == leaf) {
            return wrap(leaf, keyed);
        }
        SqlNode windowed = collection(input, keyed);
        SqlIdentifier alias = alias(leaf);
        return alias == null ? windowed : SqlStdOperatorTable.AS.createCall(leaf.getParserPosition(), windowed, alias);
    }

    /** The name under which the SELECT knows an item of FROM; null when it has none. */
    private static SqlIdentifier alias(SqlNode leaf) {
        if (leaf.getKind() == SqlKind.AS) {
            return ((SqlCall) leaf).operand(1);
        }
        if (leaf instanceof SqlIdentifier) {
            SqlIdentifier name = (SqlIdentifier) leaf;
            return name.getComponent(name.names.size() - 1);
        }
        return null;
    }

    private static SqlNode collection(SqlNode input, WindowSpec spec) {
        return SqlStdOperatorTable.COLLECTION_TABLE.createCall(spec.position(), spec.over(input));
    }

    private static SqlNode table(SqlNode relation) {
        if (relation instanceof SqlIdentifier) {
            return SqlStdOperatorTable.EXPLICIT_TABLE.createCall(relation.getParserPosition(), relation);
        }
        return relation.getKind().belongsTo(SqlKind.QUERY) ? relation : starSelect(relation);
    }

    private static SqlSelect starSelect(SqlNode from) {
        SqlParserPos position = from.getParserPosition();
        SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(position)), position);
        return new SqlSelect(position, null, star, from, null, null, null, null, null, null, null, null, null);
    }

    private void group(SqlSelect select, SqlNode windowed, SqlParserPos position, SourceSpan span) {
        SqlNodeList groups = select.getGroup();
        if (groups == null && !AggregateCalls.in(select)) {
            return;
        }
        List<SqlNode> keys = new ArrayList<>(groups == null ? List.of() : groups.getList());
        if (keys.size() == 1
                && keys.get(0) instanceof SqlCall
                && ((SqlCall) keys.get(0)).getOperator() == SqlInternalOperators.GROUP_BY_DISTINCT) {
            throw failures.notSupported(
                    span, "WINDOW with GROUP BY DISTINCT is not supported", "list the grouping sets once");
        }
        String alias = select.getFrom() instanceof SqlJoin && windowed.getKind() == SqlKind.AS
                ? ((SqlIdentifier) ((SqlCall) windowed).operand(1)).getSimple()
                : null;
        windowColumns(alias, position).forEach((name, column) -> {
            boolean there = keys.stream()
                    .anyMatch(key -> key instanceof SqlIdentifier
                            && KsqlNames.canonical(last((SqlIdentifier) key)).equalsIgnoreCase(name));
            if (!there) {
                keys.add(column);
            }
        });
        select.setGroupBy(new SqlNodeList(keys, groups == null ? position : groups.getParserPosition()));
    }

    private static Map<String, SqlNode> windowColumns(String alias, SqlParserPos position) {
        Map<String, SqlNode> columns = new LinkedHashMap<>();
        for (String name : List.of(WindowCall.WINDOW_START, WindowCall.WINDOW_END)) {
            columns.put(name, new SqlIdentifier(alias == null ? List.of(name) : List.of(alias, name), position));
        }
        return columns;
    }

    private static String last(SqlIdentifier identifier) {
        return identifier.names.get(identifier.names.size() - 1);
    }
}
