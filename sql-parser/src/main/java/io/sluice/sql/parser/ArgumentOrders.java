package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * ORDER BY among the arguments of an aggregate, {@code FIRST_VALUE(price ORDER BY at)}, which Calcite's grammar knows of a few functions
 * only. It is hidden from that parser and put back as WITHIN GROUP.
 */
final class ArgumentOrders {
    /** The words of one ORDER BY, and where the name of its function stands. */
    private record Island(CommonToken function, List<CommonToken> order) {}

    /** What an ORDER BY alone is parsed behind. */
    private static final String ANY_QUERY = "VALUES 1 ";

    private static final Set<String> KNOWN_TO_GRAMMAR =
            Set.of("ARRAY_AGG", "ARRAY_CONCAT_AGG", "GROUP_CONCAT", "STRING_AGG");
    private static final Set<String> NO_FUNCTION = Set.of(
            "OVER",
            "AS",
            "GROUP",
            "IN",
            "EXISTS",
            "FROM",
            "JOIN",
            "BY",
            "AND",
            "OR",
            "NOT",
            "WHERE",
            "ON",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "SELECT",
            "ALL",
            "DISTINCT",
            "LATERAL",
            "TABLE",
            "ARRAY",
            "MATCH_RECOGNIZE");
    private static final Set<String> NO_ARGUMENTS =
            Set.of("SELECT", "WITH", "VALUES", "FROM", "TABLE", "PARTITION", "ORDER");

    private final SourceText source;
    private final List<Island> islands = new ArrayList<>();

    private ArgumentOrders(SourceText source) {
        this.source = source;
    }

    static ArgumentOrders find(SourceText source, List<CommonToken> tokens) {
        ArgumentOrders orders = new ArgumentOrders(source);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).getText().equals("(")
                    && isFunction(tokens.get(i - 1))
                    && !NO_ARGUMENTS.contains(word(tokens.get(i + 1)))) {
                orders.arguments(tokens, i);
            }
        }
        return orders;
    }

    private static boolean isFunction(CommonToken token) {
        String word = word(token);
        return Character.isJavaIdentifierStart(word.charAt(0))
                && !NO_FUNCTION.contains(word)
                && !KNOWN_TO_GRAMMAR.contains(word);
    }

    private static String word(CommonToken token) {
        return token.getText().toUpperCase(Locale.ROOT);
    }

    private void arguments(List<CommonToken> tokens, int open) {
        int depth = 1;
        int order = -1;
        for (int i = open + 1; i < tokens.size(); i++) {
            String word = word(tokens.get(i));
            if (word.equals("(")) {
                depth++;
            } else if (word.equals(")") && --depth == 0) {
                if (order > 0) {
                    islands.add(new Island(tokens.get(open - 1), List.copyOf(tokens.subList(order, i))));
                }
                return;
            } else if (depth == 1
                    && word.equals("ORDER")
                    && word(tokens.get(i + 1)).equals("BY")) {
                order = i;
            } else if (word.equals("?") && order > 0) {
                // Its number would be lost; the grammar then refuses the whole.
                return;
            }
        }
    }

    /** The tokens that are left for Calcite's parser. */
    List<CommonToken> without(List<CommonToken> tokens) {
        List<CommonToken> left = new ArrayList<>(tokens);
        islands.forEach(island -> left.removeAll(island.order()));
        return left;
    }

    /** Puts the orders back into what Calcite parsed, in place. */
    void graft(SqlNode node, CalciteBody body) {
        for (Island island : islands) {
            int at = source.start(island.function());
            SqlNodeList order = ((SqlOrderBy) body.statement(ANY_QUERY, island.order())).orderList;
            Graft graft = new Graft(source.calciteLine(at), source.calciteColumn(at), order);
            node.accept(graft);
            if (!graft.done) {
                throw new Failures(source).syntax(source.span(island.order().get(0)), "ORDER BY cannot stand here", "");
            }
        }
    }

    private static final class Graft extends SqlBasicVisitor<Void> {
        private final int line;
        private final int column;
        private final SqlNodeList order;
        private boolean done;

        Graft(int line, int column, SqlNodeList order) {
            this.line = line;
            this.column = column;
            this.order = order;
        }

        @Override
        public Void visit(SqlCall call) {
            List<SqlNode> operands = call.getOperandList();
            for (int i = 0; i < operands.size() && !done; i++) {
                if (isTarget(operands.get(i))) {
                    call.setOperand(i, ordered(operands.get(i)));
                } else if (operands.get(i) != null) {
                    operands.get(i).accept(this);
                }
            }
            return null;
        }

        @Override
        public Void visit(SqlNodeList list) {
            for (int i = 0; i < list.size() && !done; i++) {
                if (isTarget(list.get(i))) {
                    list.set(i, ordered(list.get(i)));
                } else if (list.get(i) != null) {
                    list.get(i).accept(this);
                }
            }
            return null;
        }

        private boolean isTarget(SqlNode node) {
            if (!(node instanceof SqlCall call) || !(call.getOperator() instanceof SqlFunction)) {
                return false;
            }
            SqlParserPos position = call.getParserPosition();
            return position.getLineNum() == line && position.getColumnNum() == column;
        }

        private SqlNode ordered(SqlNode function) {
            done = true;
            return SqlStdOperatorTable.WITHIN_GROUP.createCall(function.getParserPosition(), function, order);
        }
    }
}
