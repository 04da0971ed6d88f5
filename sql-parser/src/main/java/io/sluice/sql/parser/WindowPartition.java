package io.sluice.sql.parser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * What windows that depend on other rows, sessions and counts of rows, are formed of in a SELECT with a WINDOW clause: of the rows that
 * WHERE lets pass, apart for each group of GROUP BY. So the condition moves below the window, and what is grouped by becomes the keys of
 * the window, computed below it where it is more than a column.
 */
final class WindowPartition {
    private static final String KEY_PREFIX = "$key";

    private final Failures failures;
    private final SqlSelect select;
    private final SqlNode leaf;
    private final SqlParserPos position;
    private final List<SqlIdentifier> keys = new ArrayList<>();
    private final List<SqlNode> computed = new ArrayList<>();

    WindowPartition(SqlSelect select, SqlNode leaf, SqlParserPos position, Failures failures) {
        this.select = select;
        this.leaf = leaf;
        this.position = position;
        this.failures = failures;
    }

    /** The rows to build windows of, in the place of the leaf; takes from the SELECT what it now holds. */
    SqlNode input() {
        findKeys();
        SqlNode where = select.getFrom() == leaf ? takeWhere() : null;
        if (where == null && computed.isEmpty()) {
            return leaf;
        }
        SqlParserPos at = leaf.getParserPosition();
        SqlNodeList list = new SqlNodeList(List.of(SqlIdentifier.star(at)), at);
        for (int i = 0; i < computed.size(); i++) {
            SqlIdentifier name = new SqlIdentifier(KEY_PREFIX + i, position);
            list.add(SqlStdOperatorTable.AS.createCall(position, computed.get(i), name));
        }
        return new SqlSelect(at, null, list, leaf, where, null, null, null, null, null, null, null, null);
    }

    /** The keys of the window, after {@link #input()}. */
    List<SqlIdentifier> keys() {
        return keys;
    }

    private void findKeys() {
        if (select.getGroup() == null) {
            return;
        }
        for (SqlNode item : select.getGroup()) {
            addKey(resolved(item));
        }
    }

    private void addKey(SqlNode key) {
        switch (key.getKind()) {
            case GROUPING_SETS, CUBE, ROLLUP ->
                throw failures.notSupported(
                        new Positions(failures.source()).span(key.getParserPosition()),
                        "a window of this kind with " + key.getKind().sql + " is not supported",
                        "window the stream in a subquery, then group its rows");
            case ROW -> ((SqlCall) key).getOperandList().forEach(part -> addKey(resolved(part)));
            case LITERAL -> {
                // One group: no key.
            }
            case IDENTIFIER -> addColumn((SqlIdentifier) key);
            default -> {
                keys.add(new SqlIdentifier(KEY_PREFIX + computed.size(), position));
                computed.add(key);
            }
        }
    }

    private void addColumn(SqlIdentifier column) {
        SqlIdentifier name = column.getComponent(column.names.size() - 1);
        String canonical = KsqlNames.canonical(name.getSimple());
        boolean windows = canonical.equalsIgnoreCase(WindowCall.WINDOW_START)
                || canonical.equalsIgnoreCase(WindowCall.WINDOW_END)
                || canonical.equalsIgnoreCase("window_time");
        if (!windows && keys.stream().noneMatch(key -> key.getSimple().equals(name.getSimple()))) {
            keys.add(name);
        }
    }

    /** What an ordinal or an alias of the SELECT list stands for. */
    private SqlNode resolved(SqlNode item) {
        SqlNodeList list = select.getSelectList();
        if (item instanceof SqlNumericLiteral number) {
            BigDecimal ordinal = number.bigDecimalValue();
            boolean there = ordinal != null
                    && ordinal.scale() <= 0
                    && ordinal.signum() > 0
                    && ordinal.compareTo(BigDecimal.valueOf(list.size())) <= 0;
            return there ? expression(list.get(ordinal.intValue() - 1)) : item;
        }
        if (item instanceof SqlIdentifier name && name.isSimple()) {
            for (SqlNode selected : list) {
                if (selected.getKind() == SqlKind.AS && alias(selected).equalsIgnoreCase(name.getSimple())) {
                    return expression(selected);
                }
            }
        }
        return item;
    }

    private static SqlNode expression(SqlNode selected) {
        return selected.getKind() == SqlKind.AS ? ((SqlCall) selected).operand(0) : selected;
    }

    private static String alias(SqlNode as) {
        return ((SqlIdentifier) ((SqlCall) as).operand(1)).getSimple();
    }

    /** The parts of the condition that do not speak of the window itself. */
    private SqlNode takeWhere() {
        if (select.getWhere() == null) {
            return null;
        }
        List<SqlNode> below = new ArrayList<>();
        List<SqlNode> above = new ArrayList<>();
        for (SqlNode part : conjuncts(select.getWhere())) {
            (readsWindow(part) ? above : below).add(part);
        }
        select.setWhere(conjunction(above));
        return conjunction(below);
    }

    private static List<SqlNode> conjuncts(SqlNode condition) {
        if (condition.getKind() != SqlKind.AND) {
            return List.of(condition);
        }
        List<SqlNode> parts = new ArrayList<>();
        ((SqlBasicCall) condition).getOperandList().forEach(part -> parts.addAll(conjuncts(part)));
        return parts;
    }

    private static SqlNode conjunction(List<SqlNode> parts) {
        return parts.stream()
                .reduce((a, b) -> SqlStdOperatorTable.AND.createCall(
                        SqlParserPos.sum(List.of(a.getParserPosition(), b.getParserPosition())), a, b))
                .orElse(null);
    }

    private static boolean readsWindow(SqlNode condition) {
        boolean[] found = new boolean[1];
        condition.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier identifier) {
                String name = KsqlNames.canonical(identifier.names.get(identifier.names.size() - 1));
                found[0] |= name.equalsIgnoreCase(WindowCall.WINDOW_START)
                        || name.equalsIgnoreCase(WindowCall.WINDOW_END)
                        || name.equalsIgnoreCase("window_time");
                return null;
            }

            @Override
            public Void visit(SqlLiteral literal) {
                return null;
            }
        });
        return found[0];
    }
}
