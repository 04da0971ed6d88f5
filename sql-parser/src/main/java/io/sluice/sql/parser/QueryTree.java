package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Finishes what Calcite parsed, in place: WINDOW clauses go back to their SELECTs, window functions get their normal
 * form, and stand-in names become the user's again.
 */
final class QueryTree extends SqlBasicVisitor<Void> {
    private final SourceText source;
    private final List<IslandFinder.WindowIsland> islands;
    /** Where the SELECT of a query that begins with FROM would be: at a column, in Calcite's count, of the first line. */
    private final Optional<SqlParserPos> impliedSelect;

    QueryTree(SourceText source, List<IslandFinder.WindowIsland> islands, Optional<SqlParserPos> impliedSelect) {
        this.source = source;
        this.islands = islands;
        this.impliedSelect = impliedSelect;
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlSelect) {
            moveImpliedStar((SqlSelect) call);
            GroupByAll.expand((SqlSelect) call, source);
            graft((SqlSelect) call);
        } else if (call.getKind() == SqlKind.COLLECTION_TABLE && !WindowCall.isWindow(call)) {
            normalize((SqlBasicCall) call);
        } else if (call.getOperator().isGroup()) {
            throw new Failures(source)
                    .notSupported(
                            new Positions(source).span(call.getParserPosition()),
                            "a window function in GROUP BY is not supported",
                            "window the relation: FROM s WINDOW TUMBLING (SIZE 10 SECONDS), or FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND))");
        }
        rename(call);
        return super.visit(call);
    }

    /** The star that no one wrote takes the place of the relation, so that an error about it points into the text. */
    private void moveImpliedStar(SqlSelect select) {
        if (isImplied(select)) {
            SqlParserPos from = select.getFrom().getParserPosition();
            select.setSelectList(new SqlNodeList(List.of(SqlIdentifier.star(from)), from));
        }
    }

    private void graft(SqlSelect select) {
        List<IslandFinder.WindowIsland> own = new ArrayList<>();
        for (IslandFinder.WindowIsland island : islands) {
            if (owns(select, island)) {
                own.add(island);
            }
        }
        if (own.size() > 1) {
            throw new Failures(source)
                    .window(
                            source.span(own.get(1).clause()),
                            "a SELECT takes one WINDOW clause",
                            "put the other window into a subquery");
        }
        own.forEach(island -> new WindowGraft(source).graft(select, island));
    }

    private boolean owns(SqlSelect select, IslandFinder.WindowIsland island) {
        if (island.select().isEmpty()) {
            return isImplied(select);
        }
        int start = source.start(island.select().get());
        return begins(select, source.calciteLine(start), source.calciteColumn(start));
    }

    private boolean isImplied(SqlSelect select) {
        return impliedSelect.isPresent()
                && begins(
                        select,
                        impliedSelect.get().getLineNum(),
                        impliedSelect.get().getColumnNum());
    }

    /** A SELECT in parentheses carries the position of its parenthesis, its list of keywords that of the word SELECT. */
    private static boolean begins(SqlSelect select, int line, int column) {
        SqlParserPos keyword = select.getOperandList().get(0).getParserPosition();
        return keyword.getLineNum() == line && keyword.getColumnNum() == column;
    }

    private void normalize(SqlBasicCall table) {
        if (table.operand(0) instanceof SqlCall) {
            SqlCall function = table.operand(0);
            WindowCall.Kind.of(function.getOperator().getName())
                    .ifPresent(kind -> table.setOperand(0, WindowFunctionCall.normalize(source, function, kind)));
        }
    }

    /** Gives a function with a stand-in for a name its own. */
    private static void rename(SqlCall call) {
        if (call instanceof SqlBasicCall && call.getOperator() instanceof SqlUnresolvedFunction) {
            SqlBasicCall basic = (SqlBasicCall) call;
            SqlUnresolvedFunction function = (SqlUnresolvedFunction) call.getOperator();
            if (StandIns.isStandIn(function.getName())) {
                SqlParserPos position = function.getNameAsId().getParserPosition();
                SqlIdentifier name = new SqlIdentifier(StandIns.decode(function.getName()), position);
                basic.setOperator(new SqlUnresolvedFunction(name, null, null, null, null, function.getFunctionType()));
            }
        }
    }

    @Override
    public Void visit(SqlIdentifier identifier) {
        if (identifier.names.stream().anyMatch(StandIns::isStandIn)) {
            List<SqlParserPos> positions = new ArrayList<>();
            for (int i = 0; i < identifier.names.size(); i++) {
                SqlParserPos position = identifier.getComponentParserPosition(i);
                // As good as quoted: otherwise validation would still read USER as the function.
                positions.add(StandIns.isStandIn(identifier.names.get(i)) ? position.withQuoting(true) : position);
            }
            List<String> names = identifier.names.stream().map(StandIns::decode).toList();
            identifier.setNames(names, positions);
        }
        return null;
    }
}
