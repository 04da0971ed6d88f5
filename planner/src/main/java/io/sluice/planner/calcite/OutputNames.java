package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/** Names for columns that got none: the function's ({@code count}), else the expression's own text. */
final class OutputNames {
    private static final String GENERATED = "EXPR$";
    private static final int MAX_LENGTH = 60;

    private OutputNames() {}

    /**
     * @param query as parsed
     * @param names as the validator derived them, one per column
     */
    static List<String> of(SqlNode query, List<String> names, Problems problems) {
        List<SqlNode> items = items(query, names.size());
        List<String> result = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        names.stream().filter(n -> !n.startsWith(GENERATED)).forEach(n -> taken.add(n.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean generated = name.startsWith(GENERATED) && items.get(i) != null;
            result.add(generated ? unique(nameOf(items.get(i), name, problems), taken) : name);
        }
        return result;
    }

    /** The select items by column; null where a star stands for it or nothing is known. */
    private static List<SqlNode> items(SqlNode query, int columns) {
        List<SqlNode> items = new ArrayList<>();
        SqlSelect select = firstSelect(query);
        if (select != null) {
            for (SqlNode item : select.getSelectList()) {
                boolean star = item instanceof SqlIdentifier name && name.isStar();
                int width = star ? columns - select.getSelectList().size() + 1 : 1;
                for (int i = 0; i < width; i++) {
                    items.add(star ? null : item);
                }
            }
        }
        while (items.size() < columns) {
            items.add(null);
        }
        return items.size() == columns ? items : new ArrayList<>(Collections.nCopies(columns, null));
    }

    private static SqlSelect firstSelect(SqlNode query) {
        if (query instanceof SqlSelect select) {
            return select;
        } else if (query instanceof SqlOrderBy orderBy) {
            return firstSelect(orderBy.query);
        } else if (query instanceof SqlWith with) {
            return firstSelect(with.body);
        }
        return query.getKind() == SqlKind.UNION ? firstSelect(((SqlCall) query).operand(0)) : null;
    }

    private static String nameOf(SqlNode item, String generated, Problems problems) {
        SqlNode node = item;
        while (node.getKind() == SqlKind.FILTER || node.getKind() == SqlKind.CAST) {
            node = ((SqlCall) node).operand(0);
        }
        if (node instanceof SqlIdentifier column) {
            return column.names.get(column.names.size() - 1);
        }
        if (node instanceof SqlCall call && call.getOperator() instanceof SqlFunction function) {
            return function.getName().toLowerCase(Locale.ROOT);
        }
        SourceSpan span = problems.span(item.getParserPosition());
        String text = span.isKnown()
                ? problems.sql().substring(span.start(), span.end()).replaceAll("\\s+", " ")
                : "";
        return text.isEmpty() || text.length() > MAX_LENGTH ? generated : text;
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }
}
