package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code GROUP BY ALL}: by every item of the SELECT list that is no constant and has no aggregate in it. */
final class GroupByAll {
    /** What may follow; before anything else ALL is Calcite's own word. */
    private static final Set<String> AFTER = Set.of(
            "",
            ")",
            "HAVING",
            "QUALIFY",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "FETCH",
            "OFFSET",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS");

    private GroupByAll() {}

    /** Whether this token is the ALL. */
    static boolean isAt(List<? extends Token> tokens, int i) {
        return ReservedNames.upper(tokens, i).equals("ALL")
                && ReservedNames.upper(tokens, i - 1).equals("BY")
                && ReservedNames.upper(tokens, i - 2).equals("GROUP")
                && AFTER.contains(ReservedNames.upper(tokens, i + 1));
    }

    /** Puts the columns in place of the stand-in, if it is there. */
    static void expand(SqlSelect select, SourceText source) {
        SqlNodeList groups = select.getGroup();
        if (groups == null
                || groups.size() != 1
                || !(groups.get(0) instanceof SqlIdentifier name)
                || !name.isSimple()
                || !StandIns.isStandIn(name.getSimple())
                || !StandIns.decode(name.getSimple()).equalsIgnoreCase("ALL")) {
            return;
        }
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (value instanceof SqlIdentifier star && star.isStar()) {
                throw new Failures(source)
                        .syntax(
                                new Positions(source).span(groups.getParserPosition()),
                                "GROUP BY ALL needs to know the columns, but the SELECT list has a star",
                                "name the columns to group by");
            }
            if (!AggregateCalls.in(value) && value.getKind() != SqlKind.LITERAL) {
                keys.add(value.clone(value.getParserPosition()));
            }
        }
        SqlParserPos pos = groups.getParserPosition();
        boolean aggregates = AggregateCalls.in(select);
        // Without a key an aggregate has one row over all; without an aggregate the constants alone are one row.
        select.setGroupBy(keys.isEmpty() && aggregates ? null : new SqlNodeList(keys, pos));
    }
}
